package import Canonical

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
  /// What follows by law, in words, such as 经营异常名录; nil where nothing is set.
  package let followUp: String?
  /// Whether the conduct itself is made public, beyond the result (refusal to co-operate).
  package let isPublished: Bool

  /// A category from its line of the dictionary.
  ///
  /// - Throws: what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("code", "label", "exclusive", "parent", "follow_up", "publish")
    code = try reader.text("code")
    label = try reader.label("label")
    isExclusive = try reader.flag("exclusive")
    parent = try reader.textIfPresent("parent")
    followUp = try reader.textIfPresent("follow_up")
    isPublished = try reader.flag("publish")
  }

  /// The category's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = ["code": .string(code), "label": label.value]
    members["parent"] = parent.map(JSONValue.string)
    members["follow_up"] = followUp.map(JSONValue.string)
    if isExclusive { members["exclusive"] = true }
    if isPublished { members["publish"] = true }
    return .object(members)
  }
}
