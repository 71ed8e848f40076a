import Inspection

/// Until when a result must be public: the rules' working days after the visit was finished
/// (requirements 2.6, X14), by the work calendar.
struct PublicityLimit {
  let rules: Rules?
  let calendar: WorkCalendar?

  /// The last day for a visit finished that day.
  ///
  /// - Throws: `Unknown`, where rules, calendar or a year of it are missing: never a guess.
  func deadline(finished: CalendarDate) throws(Unknown) -> Deadline {
    guard let rules else { throw Unknown(text: Label(zh: "尚未公布细则", en: "no rules are published")) }
    guard let calendar else {
      throw Unknown(text: Label(zh: "尚未公布工作日历", en: "no work calendar is published"))
    }
    do throws(WorkCalendarError) {
      return try Deadline(
        .publicity, workingDays: rules.publicityDays, after: finished, in: calendar)
    } catch {
      throw Unknown(text: error.text)
    }
  }

  /// Why a deadline cannot be told.
  struct Unknown: Error {
    let text: Label
  }
}
