package import Canonical

/// What happened, before it has a place in a journal.
package struct EntryDraft: Equatable, Sendable {
  /// What it is.
  package var type: EntryType
  /// The visit concerned; nil where it concerns none.
  package var visit: String?
  /// Who acted.
  package var by: [String]
  /// What the type holds.
  package var data: [String: JSONValue]
  /// The leaves of the heads that the writer saw and replaces.
  package var parents: [Digest]

  /// An act.
  ///
  /// - Parameters:
  ///   - type: What it is.
  ///   - visit: The visit concerned.
  ///   - by: Who acted.
  ///   - data: What the type holds.
  ///   - parents: The leaves of the heads that the writer saw and replaces.
  package init(
    _ type: EntryType, visit: String? = nil, by: [String] = [], data: [String: JSONValue] = [:],
    parents: [Digest] = []
  ) {
    self.type = type
    self.visit = visit
    self.by = by
    self.data = data
    self.parents = parents
  }
}
