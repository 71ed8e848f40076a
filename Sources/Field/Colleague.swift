import Canonical
import Journal
import Merge
import Sealing
import Storage

/// Another laptop, for which this one packs what its inspector needs at the same visits.
enum Colleague {
  /// The device that a person named.
  ///
  /// - Parameters:
  ///   - name: Its 16 digits, with or without `device:`, or its name.
  ///   - trust: The keys that count.
  ///   - laptop: This laptop, which is no colleague of its own.
  /// - Returns: The device as a recipient.
  /// - Throws: `FieldError.unknownDevice`.
  static func party(_ name: String, in trust: Trust, of laptop: Laptop) throws -> Party {
    let prefix = "device:"
    let kid16 = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    let devices = trust.keys(role: .device).filter { device in
      device.key.kid16 == kid16.lowercased() || device.name == name
    }
    guard devices.count == 1, let device = devices.first, device.key != laptop.key.publicKey,
      device.doubt(at: laptop.surroundings.now()) != .revoked
    else { throw FieldError.unknownDevice(name) }
    return .device(device.key.id)
  }

  /// The entry from which a colleague needs the journal: at the visits of the newest task bundle
  /// everything from the first act on, as nobody else brings it what a receipt already covers.
  static func first(_ confirmed: Int, _ laptop: Laptop, _ reading: Reading) throws -> Int {
    let tasks = try reading.bundles()
      .filter { $0.direction == .incoming && $0.kind == BundleKind.task.rawValue }
    let open = Set(tasks.last?.detail["visits"]?.strings ?? [])
    let acts = try open.flatMap { try reading.entries(ofVisit: $0) }
      .filter { $0.origin == laptop.origin }.map(\.entry.sequence)
    return min(confirmed, acts.min() ?? confirmed)
  }
}
