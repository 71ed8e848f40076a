/// A legal time limit (requirements 2.6).
package struct Deadline: Hashable, Sendable {
  /// What must have been done.
  package enum Purpose: String, Sendable, CaseIterable {
    /// The result is public.
    case publicity
    /// A subject that cannot be reached is on the list of abnormal operation.
    case listing
    /// A finding is put right.
    case rectification

    /// The purpose's name.
    package var label: Label {
      switch self {
      case .publicity: Label(zh: "公示", en: "publication")
      case .listing: Label(zh: "列入经营异常名录", en: "listing as abnormal")
      case .rectification: Label(zh: "整改", en: "rectification")
      }
    }
  }

  /// What must have been done.
  package let purpose: Purpose
  /// The last day on which it is done in time.
  package let due: CalendarDate

  /// A limit with its last day.
  package init(_ purpose: Purpose, due: CalendarDate) {
    self.purpose = purpose
    self.due = due
  }

  /// A limit of working days after the day on which something was formed.
  ///
  /// - Throws: `unknownYear`.
  package init(
    _ purpose: Purpose, workingDays: Int, after day: CalendarDate, in calendar: WorkCalendar
  ) throws(WorkCalendarError) {
    self.init(purpose, due: try calendar.adding(workingDays: workingDays, to: day))
  }

  /// Whether the limit has passed on that day.
  package func isOverdue(on day: CalendarDate) -> Bool { due < day }
}
