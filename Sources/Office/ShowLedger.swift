import Canonical
import Forms
package import Inspection
package import Publication
import Storage

/// `office ledger`: the findings of all finished visits until they are closed (requirement K2).
///
/// Whether a visit is published makes no difference.
package enum ShowLedger {
  /// The ledger on a day.
  ///
  /// - Parameters:
  ///   - desk: The office.
  ///   - today: The day that decides what is overdue.
  ///   - language: In which language texts of forms and departments' names stand.
  /// - Returns: A row for each finding that is to be followed up.
  /// - Throws: `StoreError`; `DataError` for departments that cannot be read.
  package static func rows(
    at desk: OfficeDesk, today: CalendarDate, in language: Language = .chinese
  ) throws -> LedgerTable {
    try desk.store.read { reading in
      let departments = try reading.departments()
      let rows = try reading.visitRows().flatMap { _, row in
        ledger(of: VisitSummary(row), departments, language)
      }
      return LedgerTable(rows: rows, today: today)
    }
  }

  /// The rows of one visit; none before it is finished.
  static func ledger(
    of visit: VisitSummary, _ departments: DepartmentRegister?, _ language: Language
  ) -> [LedgerRow] {
    guard visit.hasFindings, let finished = visit.finished else { return [] }
    return visit.findings.compactMap { finding in
      guard let word = finding["action"]?.string,
        let action = FailureRule.Action(rawValue: word), action != .note
      else { return nil }
      let isOnSite = action == .correctOnSite
      // What is to be put right on the spot is due the day of the visit.
      let days = isOnSite ? 0 : finding["days"]?.integer
      let isCorrected = finding["corrected"] == true
      return LedgerRow(
        finding: number(of: finding, visit.visit), visit: visit.visit, subject: visit.subject,
        question: label(finding["title"]).text(language),
        department: department(of: finding, departments, language),
        action: label(finding["action_label"]), outcome: finding["outcome"]?.string, days: days,
        due: days.map { finished.adding(days: $0) },
        state: isOnSite ? (isCorrected ? corrected : unconfirmed) : found,
        // Evidence says that it was put right, and whoever reviews the visit has seen it (K2).
        closed: isCorrected && visit.decision == .approve)
    }
  }

  private static let found = Label(zh: "待整改", en: "found")
  private static let unconfirmed = Label(zh: "待确认", en: "to be confirmed")
  private static let corrected = Label(zh: "已当场改正", en: "corrected")

  /// `F-140581-2023-0117-CT-05`, with `#` and the instance where the question repeats.
  private static func number(of finding: JSONValue, _ visit: String) -> String {
    let stem = visit.hasPrefix("V-") ? visit.dropFirst(2) : visit[...]
    let instance = finding["instance"]?.string.map { "#\($0)" } ?? ""
    return "F-\(stem)-\(finding["question"]?.string ?? "")\(instance)"
  }

  /// Whoever is to be told, or else the department of the question's section.
  private static func department(
    of finding: JSONValue, _ departments: DepartmentRegister?, _ language: Language
  ) -> String {
    let word = finding["to"]?.string ?? finding["department"]?.string ?? ""
    let department = departments.flatMap { ResponsibleDepartment.named(word, in: $0) }
    return department?.name.text(language) ?? word
  }

  private static func label(_ value: JSONValue?) -> Label {
    Label(zh: value?["zh"]?.string ?? "", en: value?["en"]?.string ?? "")
  }
}
