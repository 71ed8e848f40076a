/// Whether departments check together (requirement A4).
package enum PlanKind: String, Sendable, CaseIterable {
  /// 部门联合: one lead department and X others.
  case joint
  /// 本部门: one department alone.
  case `internal`

  /// The kind's name.
  package var label: Label {
    switch self {
    case .joint: Label(zh: "部门联合", en: "joint")
    case .internal: Label(zh: "本部门", en: "one department")
    }
  }
}
