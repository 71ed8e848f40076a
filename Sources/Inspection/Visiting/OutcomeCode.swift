import Canonical

/// One official category of results (requirements 2.6).
package struct OutcomeCode: Hashable, Sendable {
  /// The code, such as `1` or `E`.
  package let code: String
  /// Its text.
  package let label: Label
  /// Whether it excludes all others, as "no problem found" does.
  package let isExclusive: Bool
  /// The heading that it stands under; nil for one of its own.
  package let parent: String?

  /// A category from its line of the dictionary; members that only people read are passed over.
  ///
  /// - Throws: what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("code", "label", "exclusive", "parent", "follow_up", "publish")
    code = try reader.text("code")
    label = try reader.label("label")
    isExclusive = try reader.flag("exclusive")
    parent = try reader.textIfPresent("parent")
  }
}
