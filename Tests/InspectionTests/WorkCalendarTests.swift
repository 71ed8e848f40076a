import Canonical
import Inspection
import Testing

@Suite("Working days")
struct WorkCalendarTests {
  static let file: JSONValue = [
    "calendar": [
      "first_year": 2023, "last_year": 2023, "sources": ["通知"],
      "holidays": ["2023-09-29..2023-10-06", "2023-04-05"],
      "working": ["2023-10-07", "2023-10-08"],
    ]
  ]

  static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test(
    "Working days are counted from the day after",
    arguments: [
      ("2023-09-22", 20, "2023-10-26"), ("2023-09-22", 0, "2023-09-22"),
      ("2023-09-22", 1, "2023-09-25"), ("2023-09-28", 1, "2023-10-07"),
      ("2023-09-23", 1, "2023-09-25"), ("2023-04-04", 1, "2023-04-06"),
    ])
  func adding(start: String, count: Int, due: String) throws {
    let calendar = try WorkCalendar(Self.file)
    let reached = try calendar.adding(workingDays: count, to: try Self.day(start))
    #expect(reached.description == due)
  }

  @Test("A deadline that reaches into a year not known is refused, not guessed")
  func unknownYear() throws {
    let calendar = try WorkCalendar(Self.file)
    let start = try Self.day("2023-12-20")
    #expect(throws: WorkCalendarError.unknownYear(2024)) {
      try calendar.adding(workingDays: 20, to: start)
    }
    #expect(throws: WorkCalendarError.unknownYear(2022)) {
      try calendar.isWorkingDay(try Self.day("2022-12-31"))
    }
  }

  @Test("More days are never due earlier, and a due day is worked")
  func monotone() throws {
    let calendar = try WorkCalendar(Self.file)
    var last = try Self.day("2023-01-01")
    for count in 1...200 {
      let due = try calendar.adding(workingDays: count, to: try Self.day("2023-01-01"))
      #expect(last < due)
      #expect(try calendar.isWorkingDay(due))
      last = due
    }
  }

  @Test("A calendar comes back from its value")
  func roundTrip() throws {
    let calendar = try WorkCalendar(Self.file)
    #expect(calendar.holidays.count == 9)
    #expect(try WorkCalendar(calendar.value) == calendar)
  }

  @Test(
    "Days that are none are named at their place",
    arguments: ["2023-02-30", "2023-10-06..2023-09-29", "2023-09-29..", "x"])
  func errors(text: String) {
    let file = Self.file.with(
      "calendar", Self.file["calendar"]?.with("holidays", ["2023-01-01", .string(text)]))
    let error = #expect(throws: DataError.self) { try WorkCalendar(file) }
    #expect(error == DataError(path: ["calendar", "holidays", 1], reason: .needs(.date)))
  }

  @Test("A deadline is overdue from the day after")
  func deadline() throws {
    let calendar = try WorkCalendar(Self.file)
    let deadline = try Deadline(
      .publicity, workingDays: 20, after: try Self.day("2023-09-22"), in: calendar)
    #expect(deadline.due.description == "2023-10-26")
    #expect(!deadline.isOverdue(on: deadline.due))
    #expect(deadline.isOverdue(on: deadline.due.adding(days: 1)))
  }
}
