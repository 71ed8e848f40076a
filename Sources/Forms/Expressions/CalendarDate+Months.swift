package import Inspection

extension CalendarDate {
  /// The same day of the month that many months later, or the month's last day where it has no
  /// such day; nil outside the years 1 to 9999.
  package func adding(months: Int) -> CalendarDate? {
    let parts = description.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, abs(months) < 120_000 else { return nil }
    let month = parts[0] * 12 + parts[1] - 1 + months
    guard (12..<120_000).contains(month) else { return nil }
    for day in stride(from: parts[2], through: min(parts[2], 28), by: -1) {
      if let date = CalendarDate(Self.text(month / 12, month % 12 + 1, day)) { return date }
    }
    return nil
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
