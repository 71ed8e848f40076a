/// What a person of the register of inspectors may do (requirement R2).
package enum InspectorCategory: String, Sendable, CaseIterable {
  /// An officer with the power to inspect.
  case officer
  /// A specialist who assists: does not count towards a team and does not sign as inspector.
  case technician

  /// The category's name, in Chinese as registers write it.
  package var label: Label {
    switch self {
    case .officer: Label(zh: "执法人员", en: "officer")
    case .technician: Label(zh: "专业技术人员", en: "technician")
    }
  }

  /// The category that a register's word means; nil for an unknown one.
  package init?(register text: String) {
    guard let category = Self.allCases.first(where: { $0.label.zh == text }) else { return nil }
    self = category
  }
}
