package import Canonical

/// One thing that a person has to decide about a visit.
package struct Conflict: Hashable, Sendable, Comparable {
  /// What kind of contradiction.
  package let kind: ConflictKind
  /// The visit's id.
  package let visit: String
  /// The register concerned; nil where it is the visit as a whole.
  package let register: Register?
  /// The entries that contradict each other, in their order: what a resolution descends from.
  package let heads: [RecordedEntry]
  /// What they say, each value with its authors.
  package let values: [HeadValue]
  /// What they all go back to; nil when there is nothing.
  package let base: RecordedEntry?
  /// The same conflict has the same identity wherever and in whatever order entries arrived.
  package let id: Digest

  /// A conflict from its parts; heads in any order.
  package init(
    _ kind: ConflictKind, visit: String, register: Register?, heads: [RecordedEntry],
    values: [HeadValue] = [], base: RecordedEntry? = nil
  ) {
    self.kind = kind
    self.visit = visit
    self.register = register
    self.heads = heads.sorted()
    self.values = values
    self.base = base
    let words = [kind.rawValue, visit] + (register?.path ?? [])
    // Each word is preceded by its length, so that no two lists of words read as one text.
    let named = words.map { "\($0.utf8.count):\($0)\n" }
    id = Digest.sha256((named + heads.map(\.leaf).sorted().map { "\($0.hex)\n" }).joined())
  }

  package static func < (left: Conflict, right: Conflict) -> Bool {
    let first = [left.kind.rawValue] + (left.register?.path ?? [])
    let second = [right.kind.rawValue] + (right.register?.path ?? [])
    if first != second { return first.lexicographicallyPrecedes(second) }
    return left.id < right.id
  }
}
