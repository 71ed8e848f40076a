import Canonical
import Journal
import Storage
import Testing

@testable import Field

@Suite("Which program wrote the journal")
struct ProgramChangeTests {
  @Test("S7: A new version of the program says so once, before anything that it writes")
  func changed() throws {
    let round = try FieldRound()
    let opened = try #require(try round.journal().first)
    #expect(opened.type == .opened && opened.data["program"]?.string == Program.name)
    #expect(try round.entries { try round.laptop.recordProgram() }.isEmpty)

    // A store that an earlier version wrote last.
    try round.laptop.store.write { writing in
      let earlier: JSONValue = ["program": "yicha 0.0.9"]
      try writing.put(
        document: "program",
        DocumentRow(name: "current", digest: Digest.sha256("").hex, detail: earlier))
    }
    let entry = try round.entry { try round.laptop.recordProgram() }
    #expect(entry.type == .programChanged)
    #expect(entry.data == ["program": .string(Program.name), "before": "yicha 0.0.9"])
    #expect(try round.entries { try round.laptop.recordProgram() }.isEmpty)
  }
}
