import Canonical
import Journal
import Storage

/// Which entries a store holds.
struct Snapshot: Equatable {
  /// The leaves of each journal, in order.
  var journals: [String: [Digest]] = [:]

  init() {}

  init(_ store: Store) throws {
    journals = try store.read { reading in
      var journals: [String: [Digest]] = [:]
      for origin in try reading.origins() {
        journals[origin.name] = try reading.entries(of: origin).map(\.leaf)
      }
      return journals
    }
  }

  /// Whether it holds as many entries as the other, and everything that was there before.
  ///
  /// Each run of a command writes other salts, so that its own entries are told by their places.
  func isLike(_ other: Snapshot, since before: Snapshot) -> Bool {
    guard journals.mapValues(\.count) == other.journals.mapValues(\.count) else { return false }
    return before.journals.allSatisfy { name, leaves in
      journals[name, default: []].starts(with: leaves)
    }
  }
}
