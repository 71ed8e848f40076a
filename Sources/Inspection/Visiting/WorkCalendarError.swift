/// Why a working day cannot be told.
package enum WorkCalendarError: Error, Hashable, Sendable {
  /// The calendar does not know the days off of this year.
  case unknownYear(Int)

  /// What is wrong, for people.
  package var text: Label {
    switch self {
    case .unknownYear(let year):
      Label(zh: "工作日历缺少 \(year) 年", en: "the work calendar lacks the year \(year)")
    }
  }
}
