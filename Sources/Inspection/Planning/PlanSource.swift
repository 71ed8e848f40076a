/// What brought an entry into the plan (requirement P8).
package enum PlanSource: String, Sendable, CaseIterable {
  /// The annual plan.
  case annual
  /// A task beside the plan.
  case temporary
  /// From the level above.
  case assigned
  /// A risk that came up.
  case sudden
  /// A special campaign.
  case campaign

  /// Whether it came beside the annual plan: it needs a reason and is counted apart (A8).
  package var isAdHoc: Bool { self != .annual }

  /// The source's name.
  package var label: Label {
    switch self {
    case .annual: Label(zh: "年度计划", en: "annual plan")
    case .temporary: Label(zh: "临时任务", en: "temporary task")
    case .assigned: Label(zh: "上级交办", en: "assigned from above")
    case .sudden: Label(zh: "突发风险", en: "sudden risk")
    case .campaign: Label(zh: "专项", en: "special campaign")
    }
  }
}
