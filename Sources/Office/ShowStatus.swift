package import Inspection
import Storage

/// `office status`: what is out, back, overdue and unresolved, and how much is public.
package enum ShowStatus {
  /// The report of a day, from the tables alone.
  ///
  /// - Throws: `StoreError`; `DataError` for departments or a plan that cannot be read.
  package static func report(at desk: OfficeDesk, today: CalendarDate) throws -> StatusReport {
    try desk.store.read { reading in
      let visits = try reading.visitRows().map { VisitSummary($0.row) }
      let departments = try reading.departments()
      let source = StatusSource(
        visits: visits,
        bundles: try reading.bundles(), keys: try reading.keyRows(),
        draws: try reading.documents("draw"), plan: try reading.plan(),
        limit: PublicityLimit(rules: try reading.rules(), calendar: try reading.calendar()),
        ledger: visits.flatMap { ShowLedger.ledger(of: $0, departments, .chinese) })
      return StatusReport(source, today: today)
    }
  }
}
