/// Something that keeps an edition of the item list from being published.
package struct ItemListFinding: Hashable, Sendable {
  /// The rule that is broken.
  package enum Rule: Hashable, Sendable {
    /// An item of the edition before is missing: items are only added (requirement I2).
    case removed(String)
    /// Changed without a new edition (requirement I5).
    case sameEdition(String)
    /// Not a department that the law makes competent (requirements 7.1).
    case notCompetent(String)
    /// The lead department stands among those that cooperate with it.
    case leadCooperates(String)
    /// A region that this list is not of (requirement I3).
    case foreignRegion
  }

  /// Where it stands.
  package let path: [PathStep]
  /// The rule that is broken.
  package let rule: Rule

  /// A finding at a place.
  package init(path: [PathStep], rule: Rule) {
    self.path = path
    self.rule = rule
  }

  /// What is wrong, for people.
  package var text: Label {
    switch rule {
    case .removed(let id):
      Label(
        zh: "上一版的事项 \(id) 缺失：事项只增不减",
        en: "item \(id) of the edition before is missing: items are only added")
    case .sameEdition(let edition):
      Label(
        zh: "内容已改而版次仍为 \(edition)", en: "changed, and the edition is still \(edition)")
    case .notCompetent(let id):
      Label(zh: "“\(id)”不是有检查权的部门", en: "“\(id)” is no department competent to inspect")
    case .leadCooperates(let id):
      Label(zh: "牵头部门“\(id)”不得同时为配合部门", en: "“\(id)” both leads and cooperates")
    case .foreignRegion: Label(zh: "不属本清单的区划", en: "is not of this list's region")
    }
  }
}
