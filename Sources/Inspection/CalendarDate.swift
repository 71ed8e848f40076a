/// A day of the Gregorian calendar, without a time or a zone.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package let daysSinceEpoch: Int

  /// The day that many days after 1970-01-01.
  package init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// A day from `YYYY-MM-DD`; nil for any other form and for a day that does not exist.
  package init?(_ text: some StringProtocol) {
    let units = Array(text.utf8)
    guard units.count == 10, units[4] == UInt8(ascii: "-"), units[7] == UInt8(ascii: "-"),
      let year = Self.number(units[..<4]), let month = Self.number(units[5..<7]),
      let day = Self.number(units[8...]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(daysSinceEpoch: Self.days(year, month, day))
    let back = civil
    guard back.month == month, back.day == day else { return nil }
  }

  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = civil
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(padded)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
  }

  /// The year.
  package var year: Int { civil.year }

  /// Whether the day is a Saturday or a Sunday.
  package var isWeekend: Bool {
    // 1970-01-01 was a Thursday.
    let fromMonday = (daysSinceEpoch + 3) - (daysSinceEpoch + 3).dividedFloor(by: 7) * 7
    return fromMonday >= 5
  }

  /// The day that many days later.
  package func adding(days: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: daysSinceEpoch + days)
  }

  /// The earlier day is the smaller.
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// The start of the day at an offset from UTC.
  package func start(offsetHours: Int = 8) -> Timestamp {
    Timestamp(milliseconds: daysSinceEpoch * 86_400_000 - offsetHours * 3_600_000)
  }

  static func number(_ units: ArraySlice<UInt8>) -> Int? {
    guard units.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return units.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// Year, month and day, by the era of 400 years that begins on 1 March.
  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = shifted.dividedFloor(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.dividedFloor(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Int {
  /// Division that rounds towards minus infinity, as calendars before 1970 need.
  func dividedFloor(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor != 0 && (self < 0) != (divisor < 0) ? quotient - 1 : quotient
  }
}
