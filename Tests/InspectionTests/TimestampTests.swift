import Inspection
import Testing

@Suite("Moments")
struct TimestampTests {
  @Test(
    "Known moments have their milliseconds",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2023-09-04T02:09:00Z", 1_693_793_340_000),
      ("1969-12-31T23:59:59Z", -1000),
    ])
  func known(text: String, milliseconds: Int) throws {
    #expect(try #require(Timestamp(iso: text)).milliseconds == milliseconds)
    #expect(Timestamp(milliseconds: milliseconds).iso == text)
  }

  @Test(
    "Other spellings are refused",
    arguments: [
      "2023-09-04 02:09:00Z", "2023-09-04T02:09:00", "2023-09-04T02:09:00+08:00",
      "2023-09-04T24:00:00Z", "2023-09-04T02:60:00Z", "2023-09-04T02:09:60Z",
      "2023-02-30T02:09:00Z", "2023-09-04t02:09:00z", "2023-09-04T02:09:00.0Z",
    ])
  func refused(text: String) {
    #expect(Timestamp(iso: text) == nil)
  }

  @Test("What is below a second is cut off, before the epoch too", arguments: [0, 1, 500, 999])
  func cut(rest: Int) {
    #expect(Timestamp(milliseconds: rest).iso == "1970-01-01T00:00:00Z")
    #expect(Timestamp(milliseconds: rest - 1000).iso == "1969-12-31T23:59:59Z")
  }

  @Test("The day and the time are those of China")
  func china() throws {
    let moment = try #require(Timestamp(iso: "2023-09-04T16:30:00Z"))
    #expect(moment.date().description == "2023-09-05")
    #expect(moment.local() == "2023-09-05 00:30")
    #expect(moment.local(offsetHours: 0) == "2023-09-04 16:30")
    #expect(Timestamp(milliseconds: 0) < moment)
  }
}
