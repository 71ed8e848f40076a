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

  /// What the category needs or excludes beyond that.
  package let traits: Set<Trait>

  /// What a category needs or excludes: data, since codes are provincial.
  package enum Trait: String, Hashable, Sendable, CaseIterable {
    /// A heading only: it stands with one of its own categories, never without.
    case heading
    /// Something is still to follow, so that "nothing further" cannot; so too for what stands under
    /// it.
    case pending
    /// What is checked is not carried on there: no item has a result.
    case withoutItems = "without_items"
    /// It rests on a dated extract of the registration.
    case extract
    /// What the team found is provisional until the office confirms it.
    case provisional
  }

  /// A category from its line of the dictionary.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    let words = Trait.allCases.map(\.rawValue)
    try reader.allow(["code", "label", "exclusive", "parent", "follow_up", "publish"] + words)
    code = try reader.text("code")
    label = try reader.label("label")
    isExclusive = try reader.flag("exclusive")
    parent = try reader.textIfPresent("parent")
    followUp = try reader.textIfPresent("follow_up")
    isPublished = try reader.flag("publish")
    var traits: Set<Trait> = []
    for trait in Trait.allCases where try reader.flag(trait.rawValue) { traits.insert(trait) }
    self.traits = traits
  }

  /// The category's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = ["code": .string(code), "label": label.value]
    members["parent"] = parent.map(JSONValue.string)
    members["follow_up"] = followUp.map(JSONValue.string)
    if isExclusive { members["exclusive"] = true }
    if isPublished { members["publish"] = true }
    for trait in traits { members[trait.rawValue] = true }
    return .object(members)
  }
}
