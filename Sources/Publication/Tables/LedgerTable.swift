package import Inspection

/// The ledger of findings as a file and as a table for the terminal, with the same cells.
package struct LedgerTable: Sendable {
  /// The rows: overdue first, then by due day, those without one last; then by finding.
  package let rows: [LedgerRow]
  /// The day that decides what is overdue.
  package let today: CalendarDate

  /// The ledger on a day, from rows in any order.
  package init(rows: [LedgerRow], today: CalendarDate) {
    self.today = today
    self.rows = rows.sorted { left, right in
      let (late, later) = (left.isOverdue(on: today), right.isOverdue(on: today))
      guard late == later else { return late }
      guard left.due == right.due else {
        return right.due.map { other in left.due.map { $0 < other } ?? false } ?? true
      }
      return left.finding.utf8.lexicographicallyPrecedes(right.finding.utf8)
    }
  }

  /// How many findings are open after their due day.
  package var overdue: Int { rows.count { $0.isOverdue(on: today) } }

  /// The ledger as `CSVTable` writes it.
  package func csv(_ language: Language = .chinese) -> [UInt8] {
    CSVTable.bytes(
      header: LedgerField.allCases.map { $0.label.text(language) }, rows: cells(language))
  }

  /// The ledger for a terminal; long names and questions are cut.
  ///
  /// - Parameters:
  ///   - language: The language of headings and states.
  ///   - terminal: The columns of the terminal; nil for lines of any width.
  /// - Returns: Lines under a heading.
  package func text(_ language: Language = .chinese, fitting terminal: Int? = nil) -> String {
    let columns = LedgerField.allCases.map { field in
      TextTable.Column(
        field.label.text(language), field == .days ? .trailing : .leading, limit: field.limit,
        isWhole: field == .finding || field == .due)
    }
    return TextTable(columns: columns, rows: cells(language)).text(fitting: terminal)
  }

  private func cells(_ language: Language) -> [[String]] {
    rows.map { row in
      LedgerField.allCases.map { $0.text(of: row, on: today, in: language) }
    }
  }
}
