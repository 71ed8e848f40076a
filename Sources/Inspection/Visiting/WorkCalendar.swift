package import Canonical

/// Which days are worked, as the State Council announces them year by year: data, never a rule.
package struct WorkCalendar: Hashable, Sendable {
  /// Days off that are not weekends, or are.
  package let holidays: Set<CalendarDate>
  /// Weekend days that are worked in exchange.
  package let workdays: Set<CalendarDate>
  /// The years for which both are known.
  package let years: ClosedRange<Int>

  /// A calendar from its days.
  package init(
    holidays: Set<CalendarDate>, workdays: Set<CalendarDate>, years: ClosedRange<Int>
  ) {
    self.holidays = holidays
    self.workdays = workdays
    self.years = years
  }

  /// A calendar from a file's member `calendar`.
  ///
  /// `first_year` and `last_year` say for which years its `holidays` and `working` days are
  /// complete.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value).object("calendar")
    try reader.allow("first_year", "last_year", "sources", "holidays", "working")
    let first = try reader.integer("first_year", in: 2000...2999)
    let last = try reader.integer("last_year", in: 2000...2999)
    guard first <= last else { throw reader.error("last_year", .backwards) }
    self.init(
      holidays: try Self.days(reader, "holidays"), workdays: try Self.days(reader, "working"),
      years: first...last)
  }

  /// Whether the day is worked.
  ///
  /// - Throws: `unknownYear`.
  package func isWorkingDay(_ day: CalendarDate) throws(WorkCalendarError) -> Bool {
    guard years.contains(day.year) else { throw .unknownYear(day.year) }
    if holidays.contains(day) { return false }
    return workdays.contains(day) || !day.isWeekend
  }

  /// The day that many working days after a day, which itself does not count.
  ///
  /// - Throws: `unknownYear` as soon as a day of one is reached: a deadline is never guessed.
  package func adding(
    workingDays count: Int, to start: CalendarDate
  ) throws(WorkCalendarError) -> CalendarDate {
    var day = start
    var left = count
    while left > 0 {
      day = day.adding(days: 1)
      if try isWorkingDay(day) { left -= 1 }
    }
    return day
  }

  /// The days of a list whose elements are a day or `first..last`.
  private static func days(
    _ reader: DataReader, _ key: String
  ) throws(DataError) -> Set<CalendarDate> {
    var days: Set<CalendarDate> = []
    for (index, text) in try reader.texts(key).enumerated() {
      guard let window = window(text) else {
        let place = reader.path + [.key(key), .index(index)]
        throw DataError(path: place, reason: .needs(.date))
      }
      for day in window.from.daysSinceEpoch...window.to.daysSinceEpoch {
        days.insert(CalendarDate(daysSinceEpoch: day))
      }
    }
    return days
  }

  private static func window(_ text: String) -> DateWindow? {
    guard let dots = text.firstRange(of: "..") else {
      return CalendarDate(text).flatMap { DateWindow(from: $0, to: $0) }
    }
    guard let from = CalendarDate(text[..<dots.lowerBound]),
      let to = CalendarDate(text[dots.upperBound...])
    else { return nil }
    return DateWindow(from: from, to: to)
  }

  /// The calendar's value in records, as `init` reads it: a laptop gets it with its tasks.
  package var value: JSONValue {
    [
      "calendar": [
        "first_year": .integer(years.lowerBound), "last_year": .integer(years.upperBound),
        "holidays": .strings(holidays.sorted().map(\.description)),
        "working": .strings(workdays.sorted().map(\.description)),
      ]
    ]
  }
}
