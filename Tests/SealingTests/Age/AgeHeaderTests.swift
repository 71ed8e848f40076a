import Testing

@testable import Sealing

@Suite("age: header")
struct AgeHeaderTests {
  @Test("A body of one full line ends with an empty one")
  func fullLine() throws {
    let stanza = AgeStanza(type: "a", arguments: ["b"], body: [UInt8](repeating: 0, count: 48))
    let text = "-> a b\n" + String(repeating: "A", count: 64) + "\n\n"
    #expect(stanza.encoded == Array(text.utf8))
  }

  @Test("What is no age file, or one of another version, is said to be so")
  func version() {
    let texts = ["", "PK\u{3}\u{4}", "age-encryption.org/v2\n-> a\n", "age-encryption.org/v1"]
    for text in texts {
      #expect(throws: AgeError.version) { try Self.parse(text) }
    }
  }

  @Test("The line that breaks the grammar is named")
  func lines() {
    let start = "age-encryption.org/v1\n"
    for (rest, line) in [("--- x\n", 2), ("-> a\n", 3), ("-> a\nA=\n", 3), ("-> a\n\n---\n", 4)] {
      #expect(throws: AgeError.headerLine(line)) { try Self.parse(start + rest) }
    }
  }

  @Test("A header without end is not read into memory")
  func endless() {
    let stanza = "-> grease\n\n"
    let count = AgeHeaderParser.limit / stanza.utf8.count
    let text = "age-encryption.org/v1\n" + String(repeating: stanza, count: count)
    #expect(throws: AgeError.headerTooLong) { try Self.parse(text) }
  }

  private static func parse(_ text: String) throws(AgeError) -> AgeHeader {
    try AgeHeaderParser.header(from: AgeInput(MemorySource(Array(text.utf8))))
  }
}
