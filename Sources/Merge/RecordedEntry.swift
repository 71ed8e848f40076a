package import Canonical
package import Journal

/// An entry with the journal that it stands in.
package struct RecordedEntry: Hashable, Sendable, Comparable {
  /// Whose journal.
  package let origin: Origin
  /// The act.
  package let entry: Entry

  /// An entry of a journal.
  package init(origin: Origin, entry: Entry) {
    self.origin = origin
    self.entry = entry
  }

  /// What identifies the act.
  package var leaf: Digest { entry.leaf }

  /// Whether the office wrote it.
  package var isFromOffice: Bool { origin.isOffice }

  /// By journal, number and leaf: an order that no clock and no delivery can change.
  package static func < (left: RecordedEntry, right: RecordedEntry) -> Bool {
    if left.origin != right.origin { return left.origin.name < right.origin.name }
    if left.entry.sequence != right.entry.sequence {
      return left.entry.sequence < right.entry.sequence
    }
    return left.leaf < right.leaf
  }
}

extension RecordedEntry: CustomStringConvertible {
  /// The journal, the number, the type and the beginning of the leaf; never what was recorded.
  package var description: String {
    "\(origin.name)#\(entry.sequence) \(entry.type) \(leaf.prefix16)"
  }
}
