package import Canonical

/// What decides: SHA-256 over the version and the parts, each ended by a line feed
/// (`H` of verify_draw.py).
enum Ticket {
  /// A hasher that has seen the version and these parts.
  static func hasher(_ parts: [String]) -> Hasher256 {
    var hasher = Hasher256()
    for part in [DrawMethod.version] + parts { hasher.update(Array((part + "\n").utf8)) }
    return hasher
  }

  /// The seed of a draw: it takes in the plan, so the same randomness under another plan gives
  /// another draw.
  static func seed(plan: Digest, randomness: Digest) -> Digest {
    hasher(["seed", plan.hex, randomness.hex]).finish()
  }
}

/// Ranks objects under one seed.
///
/// The hash of what all tickets begin with is kept, and one buffer serves all of them, because a
/// county has thousands of tickets and a province millions.
package struct TicketRanker {
  private let prefix: Hasher256
  private var buffer: [UInt8] = []

  /// A ranker for the draw with this seed.
  package init(seed: Digest) {
    prefix = Ticket.hasher(["pick", seed.hex])
  }

  /// The smallest of the tickets 1…weight that an object holds; smaller ranks are drawn first.
  package mutating func rank(id: String, salt: String, weight: Int) -> Digest {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: id.utf8)
    buffer.append(0x0A)
    buffer.append(contentsOf: salt.utf8)
    buffer.append(0x0A)
    let common = buffer.count
    var smallest = ticket(1, after: common)
    guard weight > 1 else { return smallest }
    for number in 2...weight { smallest = min(smallest, ticket(number, after: common)) }
    return smallest
  }

  private mutating func ticket(_ number: Int, after common: Int) -> Digest {
    buffer.removeSubrange(common...)
    buffer.appendDecimal(number)
    buffer.append(0x0A)
    var hasher = prefix
    hasher.update(buffer)
    return hasher.finish()
  }
}

/// Tickets of inspectors for one place of one team.
struct TeamTickets {
  private let prefix: Hasher256

  init(seed: Digest) {
    prefix = Ticket.hasher(["team", seed.hex])
  }

  /// What the tickets for one place begin with; roles count from 0.
  func place(object: String, role: Int) -> Hasher256 {
    var bytes = Array(object.utf8)
    bytes.append(0x0A)
    bytes.appendDecimal(role)
    bytes.append(0x0A)
    var hasher = prefix
    hasher.update(bytes)
    return hasher
  }

  /// The ticket of an inspector for a place.
  static func ticket(of inspector: String, at place: Hasher256) -> Digest {
    var hasher = place
    hasher.update(Array(inspector.utf8) + [0x0A])
    return hasher.finish()
  }
}

extension [UInt8] {
  /// Appends a number that is not negative, in decimal digits.
  fileprivate mutating func appendDecimal(_ number: Int) {
    guard number > 9 else {
      append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    append(contentsOf: String(number).utf8)
  }
}
