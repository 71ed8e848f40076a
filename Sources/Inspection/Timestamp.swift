/// A moment as the journal holds it: milliseconds since 1970-01-01T00:00:00Z (design 5.3).
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since the epoch; negative before it.
  package let milliseconds: Int

  /// A moment from milliseconds since the epoch.
  package init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// A moment from `YYYY-MM-DDTHH:MM:SSZ`, the only form that a seal knows; nil for anything else.
  package init?(iso text: some StringProtocol) {
    let units = Array(text.utf8)
    guard units.count == 20, units[10] == UInt8(ascii: "T"), units[19] == UInt8(ascii: "Z"),
      units[13] == UInt8(ascii: ":"), units[16] == UInt8(ascii: ":"),
      let date = CalendarDate(String(decoding: units[..<10], as: UTF8.self)),
      let hour = CalendarDate.number(units[11..<13]), hour < 24,
      let minute = CalendarDate.number(units[14..<16]), minute < 60,
      let second = CalendarDate.number(units[17..<19]), second < 60
    else { return nil }
    let seconds = date.daysSinceEpoch * 86400 + hour * 3600 + minute * 60 + second
    self.init(milliseconds: seconds * 1000)
  }

  /// `YYYY-MM-DDTHH:MM:SSZ`; what is below a second is cut off.
  package var iso: String {
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    let day = seconds.dividedFloor(by: 86400)
    let rest = seconds - day * 86400
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map(CalendarDate.twoDigits)
    return "\(CalendarDate(daysSinceEpoch: day))T\(time.joined(separator: ":"))Z"
  }

  /// The same moment without what is below a second.
  package var wholeSeconds: Timestamp {
    Timestamp(milliseconds: milliseconds.dividedFloor(by: 1000) * 1000)
  }

  /// The calendar day at an offset from UTC; China has one, eight hours ahead, all year.
  package func date(offsetHours: Int = 8) -> CalendarDate {
    CalendarDate(
      daysSinceEpoch: (milliseconds + offsetHours * 3_600_000).dividedFloor(by: 86_400_000))
  }

  /// `YYYY-MM-DD HH:MM` at an offset from UTC, for people.
  package func local(offsetHours: Int = 8) -> String {
    let minutes = (milliseconds + offsetHours * 3_600_000).dividedFloor(by: 60_000)
    let ofDay = minutes - minutes.dividedFloor(by: 1440) * 1440
    return "\(date(offsetHours: offsetHours)) "
      + "\(CalendarDate.twoDigits(ofDay / 60)):\(CalendarDate.twoDigits(ofDay % 60))"
  }

  /// The earlier time is the smaller.
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
