import Inspection

/// The columns of the ledger, in order; the file and the terminal's table share them.
enum LedgerField: CaseIterable {
  case finding
  case visit
  case subject
  case question
  case department
  case action
  case outcome
  case days
  case due
  case state
  case overdue

  /// What stands at the column's head.
  var label: Label {
    switch self {
    case .finding: Label(zh: "问题编号", en: "Finding")
    case .visit: Label(zh: "检查任务", en: "Visit")
    case .subject: Label(zh: "检查对象", en: "Subject")
    case .question: Label(zh: "发现的问题", en: "Question failed")
    case .department: Label(zh: "责任部门", en: "Department")
    case .action: Label(zh: "处置措施", en: "Action")
    case .outcome: Label(zh: "结果代码", en: "Code")
    case .days: Label(zh: "期限（天）", en: "Days")
    case .due: Label(zh: "到期日", en: "Due")
    case .state: Label(zh: "状态", en: "State")
    case .overdue: Label(zh: "逾期", en: "Overdue")
    }
  }

  /// The most columns of a terminal the cells may take; nil for any number.
  var limit: Int? {
    switch self {
    case .subject, .question: 32
    case .department, .action: 24
    default: nil
    }
  }

  /// The cell of a row.
  func text(of row: LedgerRow, on today: CalendarDate, in language: Language) -> String {
    switch self {
    case .finding: row.finding
    case .visit: row.visit
    case .subject: row.subject
    case .question: row.question
    case .department: row.department
    case .action: row.action.text(language)
    case .outcome: row.outcome ?? ""
    case .days: row.days.map(String.init) ?? ""
    case .due: row.due?.description ?? ""
    case .state: row.state.text(language)
    case .overdue:
      row.isOverdue(on: today) ? Label(zh: "是", en: "yes").text(language) : ""
    }
  }
}
