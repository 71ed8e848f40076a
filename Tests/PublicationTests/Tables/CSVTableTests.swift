import Foundation
import Support
import Testing

@testable import Publication

@Suite("Tables for spreadsheets")
struct CSVTableTests {
  @Test("Are UTF-8 with a byte-order mark, CRLF and every cell quoted")
  func bytes() {
    let bytes = CSVTable.bytes(header: ["名称", "a\"b"], rows: [["𠮷", "x,\ny"], []])
    #expect(bytes == [0xEF, 0xBB, 0xBF] + "\"名称\",\"a\"\"b\"\r\n\"𠮷\",\"x,\ny\"\r\n\r\n".utf8)
  }

  @Test(
    "Put an apostrophe before what a spreadsheet would run",
    arguments: [
      "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "\tx", " =1", "\u{3000}=1", "＝1", "＋1",
      "－1", "＠x", "=\u{301}1",
    ])
  func neutralises(cell: String) {
    #expect(CSVTable.neutralised(cell) == "'" + cell)
  }

  @Test(
    "Leave everything else as it is", arguments: ["", "a=1", "高平-泰和", "1-2", "'x", " x", "“=”"])
  func leaves(cell: String) {
    #expect(CSVTable.neutralised(cell) == cell)
  }

  private static let corpus = "corpora/csv-injection/Intruder/csv-payload.txt"

  @Test(
    "Make every payload of the csv-injection corpus harmless",
    .needs(shared: corpus))
  func payloads() throws {
    let payloads = try String(
      contentsOf: Project.shared.appending(path: Self.corpus), encoding: .utf8
    )
    .split(whereSeparator: \.isNewline).map(String.init)
    #expect(payloads.count == 6)
    let said = text(CSVTable.bytes(header: ["h"], rows: payloads.map { [$0] }))
    let cells = said.dropFirst().split(separator: "\r\n").dropFirst()
    #expect(cells.count == payloads.count)
    for (payload, cell) in zip(payloads, cells) {
      let runs = ["=", "+", "-", "@"].contains { payload.hasPrefix($0) }
      let quoted = payload.replacing("\"", with: "\"\"")
      #expect(cell == (runs ? "\"'\(quoted)\"" : "\"\(quoted)\""))
    }
  }
}
