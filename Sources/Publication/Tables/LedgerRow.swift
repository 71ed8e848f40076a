package import Inspection

/// One finding in the ledger, until it is closed (requirement K2); for the office's own eyes.
package struct LedgerRow: Hashable, Sendable {
  /// The finding's identifier.
  package let finding: String
  /// The visit in which it was found.
  package let visit: String
  /// The subject's name.
  package let subject: String
  /// The question that failed, as the form words it.
  package let question: String
  /// The department that must follow it up (requirement K3).
  package let department: String
  /// What was ordered.
  package let action: Label
  /// The official result code that the finding led to, if any.
  package let outcome: String?
  /// Days given for it, if the form sets any.
  package let days: Int?
  /// The day until which it must be done, if there is one.
  package let due: CalendarDate?
  /// Where it stands: found, ordered, reported corrected, rechecked, closed, to case.
  package let state: Label
  /// Whether nothing more is to follow here.
  package let closed: Bool

  /// A finding as the ledger shows it.
  package init(
    finding: String, visit: String, subject: String, question: String, department: String,
    action: Label, outcome: String?, days: Int?, due: CalendarDate?, state: Label, closed: Bool
  ) {
    self.finding = finding
    self.visit = visit
    self.subject = subject
    self.question = question
    self.department = department
    self.action = action
    self.outcome = outcome
    self.days = days
    self.due = due
    self.state = state
    self.closed = closed
  }

  /// Whether it is still open after its due day; on the day itself it is not.
  package func isOverdue(on today: CalendarDate) -> Bool {
    guard !closed, let due else { return false }
    return due < today
  }
}
