package import Canonical
package import Journal

/// Two lines at one number of one journal: an alarm, both branches kept and named (merge.md 1).
package struct JournalFork: Hashable, Sendable {
  /// Whose journal.
  package let origin: Origin
  /// The number at which the branches part.
  package let sequence: Int
  /// The leaves at that number, sorted.
  package let leaves: [Digest]
}
