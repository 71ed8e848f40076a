import Canonical
package import Inspection

/// What follows when an answer is a finding.
package struct FailureRule: Hashable, Sendable {
  /// The kind of measure.
  package enum Action: String, CaseIterable, Sendable {
    /// It is recorded only.
    case note
    /// Put right on the spot.
    case correctOnSite = "correct_on_site"
    /// Ordered to be put right by a day.
    case orderRectification = "order_rectification"
    /// A safety order for special equipment.
    case specialEquipmentOrder = "special_equipment_order"
    /// Listing as abnormal operation is begun.
    case abnormalList = "abnormal_list"
    /// Another department is told.
    case notifyOtherDepartment = "notify_other_department"
    /// Passed on as a clue for a case.
    case caseClue = "case_clue"
    /// Work is stopped, and it is passed on as a clue for a case.
    case stopAndCaseClue = "stop_and_case_clue"
    /// Reported to superiors at once.
    case reportImmediately = "report_immediately"
    /// The refusal to co-operate is recorded, handled and published by law.
    case recordNonCooperation = "record_non_cooperation"
  }

  /// The measure.
  package let action: Action
  /// The measure for people.
  package let label: Label
  /// The official result code that it leads to; nil when none.
  package let outcome: String?
  /// The days until it must be done; nil when no period is set, 0 for at once.
  package let days: Int?
  /// The department to be told; nil when none.
  package let to: String?

  var json: JSONValue {
    .members([
      ("action", .string(action.rawValue)), ("label", .label(label)),
      ("outcome", outcome.map(JSONValue.string)), ("days", days.map(JSONValue.integer)),
      ("to", to.map(JSONValue.string)),
    ])
  }
}
