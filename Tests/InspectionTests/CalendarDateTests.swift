import Inspection
import Testing

@Suite("Calendar days")
struct CalendarDateTests {
  @Test(
    "Known days have their number",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2023-09-22", 19622),
      ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
  func known(text: String, days: Int) throws {
    #expect(try #require(CalendarDate(text)).daysSinceEpoch == days)
    #expect(CalendarDate(daysSinceEpoch: days).description == text)
  }

  @Test("Each day of 800 years comes back from its text, the next one later")
  func roundTrip() throws {
    for days in -146_097..<146_097 where days % 3 == 0 {
      let date = CalendarDate(daysSinceEpoch: days)
      #expect(CalendarDate(date.description) == date)
      #expect(date < date.adding(days: 1))
    }
  }

  @Test(
    "Days that do not exist and other spellings are none",
    arguments: [
      "2021-02-30", "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31",
      "2023-1-1", "2023/01/01", "２０２３-01-01", "2023-01-01 ", "", "2023-01-00", "+023-01-01",
    ])
  func none(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(
    "Weekends are known",
    arguments: [
      ("2023-09-22", false), ("2023-09-23", true), ("2023-09-24", true), ("2023-09-25", false),
      ("1969-12-28", true),
    ])
  func weekends(text: String, isWeekend: Bool) throws {
    #expect(try #require(CalendarDate(text)).isWeekend == isWeekend)
  }

  @Test("A day starts at midnight in China")
  func start() throws {
    let date = try #require(CalendarDate("2023-09-04"))
    #expect(date.start().iso == "2023-09-03T16:00:00Z")
    #expect(date.start().date() == date)
    #expect(date.start(offsetHours: 0).iso == "2023-09-04T00:00:00Z")
    #expect(date.year == 2023)
  }
}
