import Canonical
package import Inspection

/// What follows when an answer is a finding.
package struct FailureRule: Hashable, Sendable {
  /// The kind of measure.
  package enum Action: String, CaseIterable, Sendable {
    case note
    case correctOnSite = "correct_on_site"
    case orderRectification = "order_rectification"
    case specialEquipmentOrder = "special_equipment_order"
    case abnormalList = "abnormal_list"
    case notifyOtherDepartment = "notify_other_department"
    case caseClue = "case_clue"
    case stopAndCaseClue = "stop_and_case_clue"
    case reportImmediately = "report_immediately"
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
