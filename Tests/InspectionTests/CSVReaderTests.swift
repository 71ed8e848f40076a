import Inspection
import Support
import Testing

@Suite("Reading comma-separated text")
struct CSVReaderTests {
  @Test(
    "Records keep their fields",
    arguments: [
      ("", []), ("a", [["a"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a\rb", [["a"], ["b"]]),
      ("\"a,b\",c", [["a,b", "c"]]), ("\"a\"\"b\"", [["a\"b"]]), ("\"\"", [[""]]),
      ("a,\r\n", [["a", ""]]), (",", [["", ""]]), ("a\n\n\nb\n", [["a"], ["b"]]),
      ("\"a\r\nb\",c\r\n", [["a\r\nb", "c"]]), ("\"a\nb\"\nc", [["a\nb"], ["c"]]),
      ("名,称\n", [["名", "称"]]), ("\"a\"\r\n\r\n\"b\"", [["a"], ["b"]]),
    ] as [(String, [[String]])])
  func fields(text: String, expected: [[String]]) throws {
    #expect(try CSVReader.records(of: text).map(\.fields) == expected)
  }

  @Test("Records know their number and the line on which they start")
  func places() throws {
    let records = try CSVReader.records(of: "h\r\n\"a\r\nb\r\nc\"\r\n\r\nd\r\ne")
    #expect(records.map(\.number) == [1, 2, 3, 4])
    #expect(records.map(\.line) == [1, 2, 6, 7])
  }

  @Test(
    "Misplaced quotation marks are kept and said",
    arguments: [
      ("a\"b,c", "a\"b", CSVRecord.Defect.quoteInside),
      ("\"a\"b,c", "ab", .textAfterQuote),
    ])
  func defects(text: String, first: String, defect: CSVRecord.Defect) throws {
    let record = try #require(try CSVReader.records(of: text).first)
    #expect(record.fields == [first, "c"])
    #expect(record.defect == defect)
  }

  @Test("A quotation mark that never ends is refused with its line")
  func unterminated() {
    #expect(throws: CSVError.unterminatedQuote(line: 2)) {
      try CSVReader.records(of: "a\n\"b\nc\n")
    }
  }

  @Test("Whatever is quoted comes back", arguments: 0..<50 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = ["a", "\"", ",", "\n", "\r\n", "𠮷", " "]
    let rows = (0..<5).map { _ in
      (0..<3).map { _ in
        (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        }.joined()
      }
    }
    let text = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\r\n")
    #expect(try CSVReader.records(of: text).map(\.fields) == rows)
  }
}
