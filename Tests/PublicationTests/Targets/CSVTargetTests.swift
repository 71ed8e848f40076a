import Testing

@testable import Publication

@Suite("The published spreadsheet")
struct CSVTargetTests {
  @Test("Has Chinese headers and one row for each record")
  func rows() throws {
    let batch = try Sample.pair()
    let bytes = try PublicationTarget.csv.render(batch, [])
    let lines = text(Array(bytes.dropFirst(3))).split(separator: "\r\n")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("\"公示记录编号\",\"检查任务编号\",\"计划编号\""))
    #expect(lines[1].contains("\"𠮷㐂便利店 <b>&\"\"'\""))
    #expect(lines[2].contains("\"2023-09-04；2023-09-05\",\"2\",\"E；3\""))
  }

  @Test("Makes a subject's name harmless that is a formula")
  func formula() throws {
    let record = try Sample.record(subject: "=HYPERLINK(\"http://x\")")
    let said = text(try PublicationTarget.csv.render(try Sample.batch([record]), []))
    #expect(said.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
  }
}
