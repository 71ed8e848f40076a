import Canonical
import Inspection
import Support
import Testing

@testable import Journal

@Suite("The quick reading of a line's place")
struct EntryScanTests {
  private func entries() throws -> [Entry] {
    var log = Log(origin: Origin.device("dc0ed53af5713fcd", region: "140581"))
    let leaf = Digest.sha256("head")
    let now = Fixed.surroundings(at: 1_693_793_340_000, mono: 540_000)
    return try log.append(
      [
        EntryDraft(.opened),
        EntryDraft(
          .answerSet, visit: "V-140581-2023-0117", by: ["GP0007", "a\"b\\c\n"],
          data: ["value": "是", "state": .string(leaf.hex)], parents: [leaf, .zero]),
        EntryDraft(.receipt, data: ["note": "x"]),
        EntryDraft(EntryType("later.kind"), data: ["deep": ["a": [1, .null, true]]]),
      ], in: now)
  }

  private func expectSame(_ line: [UInt8], _ entry: Entry, _ scan: inout EntryScan) {
    guard let place = scan.place(of: line.span) else {
      Issue.record("\(String(decoding: line, as: UTF8.self))")
      return
    }
    let due = EntryScan.Place(entry)
    #expect(place.boot == due.boot && place.mono == due.mono)
    #expect(place.previous == due.previous && place.sequence == due.sequence)
    #expect(place.isReceipt == due.isReceipt)
  }

  @Test("Takes every entry that the journal writes, and reads of it what the entry says")
  func entriesTaken() throws {
    var scan = EntryScan()
    for entry in try entries() { expectSame(entry.line, entry, &scan) }
  }

  @Test("Takes no line that is no entry: each byte replaced or left out, each member too")
  func mutants() throws {
    var scan = EntryScan()
    var taken = 0
    let replacements = Array("0aZ\"[]{},:-\\ n".utf8) + [0x0A, 0xE2]
    for entry in try entries() {
      for index in entry.line.indices {
        var mutants = replacements.map { byte in
          var mutant = entry.line
          mutant[index] = byte
          return mutant
        }
        var shorter = entry.line
        shorter.remove(at: index)
        mutants.append(shorter)
        for mutant in mutants where scan.place(of: mutant.span) != nil {
          taken += 1
          // Throws, and the test fails, where the line is no entry.
          expectSame(mutant, try Entry(line: mutant), &scan)
        }
      }
    }
    #expect(taken > 1000)
  }

  @Test(
    "Members of another type are not taken",
    arguments: [
      ("\"by\":[]", "\"by\":[1]"), ("\"by\":[]", "\"by\":[[]]"),
      ("\"parents\":[]", "\"parents\":[\"ab\"]"),
      ("\"data\":{", "\"data\":[],\"datb\":{"), ("\"mono\":540000", "\"mono\":-1"),
      ("\"seq\":0", "\"seq\":\"0\""), ("\"type\":\"opened\"", "\"type\":null"),
      ("\"type\":\"opened\"", "\"type\":\"opened\",\"visit\":1"),
      ("\"type\":\"opened\"", "\"type\":\"opened\",\"x\":1"), ("\"at\":", "\"a\":1,\"at\":"),
    ])
  func members(part: String, other: String) throws {
    let line = String(decoding: try entries()[0].line, as: UTF8.self)
    #expect(line.contains(part))
    let mutant = Array(line.replacing(part, with: other).utf8)
    var scan = EntryScan()
    #expect(scan.place(of: mutant.span) == nil)
    #expect(throws: EntryError.self) { try Entry(line: mutant) }
  }
}
