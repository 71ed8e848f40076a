/// Why an entry of the plan cannot be drawn, as plan, list and registers stand on the day.
package enum DrawObjection: Hashable, Sendable {
  /// The city draws: the county takes in its draw and makes none of its own (requirement A3).
  case cityDraws(DrawMode)
  /// The entry breaks a rule that it kept when the plan was published, such as an item suspended
  /// since (requirement I1).
  case breaksPlan(PlanRule)
  /// No subject of the register can be drawn.
  case emptyPool
  /// No subject has a class of the scheme that governs, while others are there (requirement A6).
  case unknownScheme(String, known: [String])
  /// More would be drawn than this ratio allows, beyond what rounding up explains (requirement P2).
  case overRatio(drawn: Int, pool: Int, permille: Int)
  /// A form that an item is checked by is not in force.
  case formMissing(String)
}

extension DrawObjection {
  /// What stands against the draw, for people.
  package var text: Label {
    switch self {
    case .cityDraws(let mode):
      Label(
        zh: "抽查模式为\(mode.label.zh)，县级不得自行抽取",
        en: "its mode is “\(mode.label.en)”: a county makes no draw of its own")
    case .breaksPlan(let rule): rule.text
    case .emptyPool:
      Label(
        zh: "名录中没有可抽取的对象，请核对行业、检查表与区划",
        en: "no subject of the register can be drawn: look at trades, checklists and regions")
    case .unknownScheme(let scheme, let known):
      Label(
        zh: "没有对象按“\(scheme)”分类；名录中的分类方案：" + known.joined(separator: "、"),
        en: "no subject is classed by “\(scheme)”; the register knows: "
          + known.joined(separator: ", "))
    case .overRatio(let drawn, let pool, let permille):
      Label(
        zh: "将从 \(pool) 个对象中抽取 \(drawn) 个，超过总体比例 \(permille)‰",
        en: "\(drawn) of \(pool) would be drawn, over the overall ratio of \(permille) permille")
    case .formMissing(let form):
      Label(zh: "检查表 \(form) 尚未启用", en: "form \(form) is not in force")
    }
  }
}
