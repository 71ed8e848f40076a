import Canonical
import Inspection
import Publication
import Testing

@testable import Office

@Suite("Published records read back")
struct PublicRecordLineTests {
  static let day = CalendarDate(daysSinceEpoch: 19604)

  static func record(code: String?, correction: Correction?) throws -> PublicRecord {
    try PublicRecord(
      visit: "V-140581-2023-0117", planEntry: "2023-01", planName: "计划", task: "抽查",
      subject: "泰和", code: code, department: "市场监管局",
      items: [
        CheckedItem(name: "食品", department: "市场监管局"),
        CheckedItem(name: "消防", department: "消防大队"),
      ], inspected: [day, day.adding(days: 1)], officers: 2,
      results: [
        PublicResult(code: "A", label: Label(zh: "待处理", en: "pending")),
        PublicResult(code: "10", label: Label(zh: "吊销", en: "revoked")),
      ],
      dispositions: correction == nil
        ? [] : [PublicDisposition(number: 3, label: Label(zh: "责令", en: "order"))],
      published: day.adding(days: 9), dictionary: "2017-11", correction: correction)
  }

  @Test("A record comes back from its line", arguments: [true, false])
  func roundTrip(full: Bool) throws {
    let correction = Correction(previous: Digest.sha256("old"), reason: "有误")
    let record = try Self.record(
      code: full ? "91140581MA0GYEF059" : nil, correction: full ? correction : nil)
    let line = try record.line()
    #expect(try PublicRecord(line: line) == record)
    #expect(try PublicRecord(line: line).line() == line)
  }

  @Test("A line of something else is refused")
  func foreign() {
    #expect(throws: DataError.self) { try PublicRecord(line: Array("{}".utf8)) }
  }
}
