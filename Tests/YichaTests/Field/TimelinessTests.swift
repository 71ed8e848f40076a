import Field
import Inspection
import Testing

@Suite("The time of an act")
struct TimelinessTests {
  @Test(
    "Before the window, within it, after it, and after the bundle's expiry",
    arguments: [
      ("2023-09-03T15:59:59Z", ["early"]), ("2023-09-03T16:00:00Z", []),
      ("2023-09-30T15:59:59Z", ["expired"]), ("2023-09-30T16:00:00Z", ["expired", "late"]),
    ] as [(String, [String])])
  func doubts(now: String, expected: [String]) throws {
    let from = try #require(CalendarDate("2023-09-04"))
    let to = try #require(CalendarDate("2023-09-30"))
    let window = try #require(DateWindow(from: from, to: to))
    let timeliness = Timeliness(
      window: window, expires: Timestamp(iso: "2023-09-18T16:00:00Z"),
      at: try #require(Timestamp(iso: now)))
    #expect(timeliness.data.keys.sorted() == expected)
  }
}
