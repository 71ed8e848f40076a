import Canonical
import Inspection
import Testing

@testable import Forms

@Suite("YAML documents")
struct YAMLDocumentTests {
  @Test(
    "Plain scalars follow the core schema without surprises",
    arguments: [
      ("", .null), ("~", .null), ("null", .null), ("true", true), ("False", false),
      ("yes", "yes"), ("no", "no"), ("on", "on"), ("12", 12), ("-3", -3), ("0", 0), ("-0", "-0"),
      ("007", "007"), ("2.5", "2.5"), ("-0.30", "-0.30"), ("2023-09-04", "2023-09-04"),
      ("12:30", "12:30"), ("9007199254740992", "9007199254740992"), ("1_000", "1_000"),
      ("\"12\"", "12"), ("'true'", "true"), ("\"\"", ""), ("中文", "中文"), ("1e", "1e"), ("e5", "e5"),
      ("0b1", "0b1"), ("2026.11-draft1", "2026.11-draft1"), ("[1, a]", [1, "a"]),
      ("{a: {b: 1}}", ["a": ["b": 1]]), ("|\n  one\n  two\n", "one\ntwo\n"),
    ] as [(String, JSONValue)])
  func scalars(text: String, expected: JSONValue) throws {
    let document = try YAMLDocument(file: "f", text: "k: \(text)")
    #expect(document.value["k"] == expected)
  }

  @Test(
    "Spellings that programs read differently are refused",
    arguments: [".inf", "-.INF", ".nan", "1e3", "1E-3", "1.5e10", "0x1F", "0o17", "+12", "+1.5"])
  func ambiguous(text: String) {
    let error = #expect(throws: FormProblems.self) {
      try YAMLDocument(file: "f", text: "a: 1\nk: \(text)")
    }
    #expect(
      error?.problems == [
        FormProblem(file: "f", line: 2, column: 4, reason: .ambiguousScalar(text))
      ])
  }

  @Test("Values know their lines")
  func lines() throws {
    let text = """
      # a comment
      list:
        - name: one
          inner: {a: 1}
        - name: two
      "last": |
        text
      """
    let document = try YAMLDocument(file: "f", text: text)
    #expect(document.line(of: []) == 2)
    #expect(document.line(of: ["list"]) == 3)
    #expect(document.line(of: ["list", 0, "inner", "a"]) == 4)
    #expect(document.line(of: ["list", 1, "name"]) == 5)
    #expect(document.line(of: ["last"]) == 6)
    #expect(document.line(of: ["list", 1, "absent", "deeper"]) == 5)
    #expect(document.line(of: ["list", 7]) == 3)
    #expect(document.mark(of: ["list", 0, "inner", "a"]).column == 16)
    #expect(document.mark(ofKey: "inner", in: ["list", 0]) == YAMLMark(line: 4, column: 5))
  }

  @Test("A byte-order mark in front is passed over")
  func byteOrderMark() throws {
    #expect(try YAMLDocument(file: "f", text: "\u{FEFF}a: 1").value == ["a": 1])
  }

  @Test(
    "What is no plain YAML is refused with its line",
    arguments: [
      ("", 1), ("a: 1\nb: [1, 2", 3), ("a: 1\n  b: 2", 2), ("a: 1\nb: 2\na: 3", 1),
      ("a: &x 1\nb: *x", 2), ("a: 1\nb: !!str 2", 2), ("a: 1\n---\nb: 2", 2), ("a: 1\n\tb: 2", 2),
      ("a: b\u{202E}", 1), ("a: 1\nb: \"\\u202E\"", 2), ("a: 1\n? [1]\n: 2", 2),
      ("a: 1\nb: e\u{301}", 2), ("a: 1\nb: \"\u{FEFF}\"", 2), ("a: \"x\u{85}y\"", 1),
      ("a: 1\r\n# \u{200E}", 2),
    ] as [(String, Int)])
  func refused(text: String, line: Int) {
    let error = #expect(throws: FormProblems.self) { try YAMLDocument(file: "f", text: text) }
    #expect(error?.problems.first?.line == line)
    #expect(error?.problems.first?.file == "f")
  }

  @Test("All defects of a text are reported together")
  func together() {
    let error = #expect(throws: FormProblems.self) {
      try YAMLDocument(file: "f", text: "a: 1e3\nb: 0x1F\nc: .inf")
    }
    #expect(error?.problems.map(\.line) == [1, 2, 3])
  }

  @Test("Nesting has a limit", arguments: [15, 40, 900])
  func depth(count: Int) {
    let text = String(repeating: "[", count: count) + String(repeating: "]", count: count)
    if count < 16 {
      #expect(throws: Never.self) { try YAMLDocument(file: "f", text: text) }
    } else {
      #expect(throws: FormProblems.self) { try YAMLDocument(file: "f", text: text) }
    }
  }
}
