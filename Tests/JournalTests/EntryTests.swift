import Canonical
import Inspection
import Journal
import Support
import Testing

@Suite("Reading and writing an entry")
struct EntryTests {
  private static let good =
    #"{"at":1,"boot":"9f2c41","by":["GP0007"],"data":{},"mono":2,"parents":[],"prev":""#
    + String(repeating: "0", count: 64)
    + #"","salt":"dfa508c296aabc444f15bd84157d736a","seq":0,"type":"opened"}"#

  @Test(
    "Each line of the sample is read, hashed and chained as it stands",
    .needs(shared: ReferenceJournal.name))
  func sample() throws {
    var log = Log(origin: try #require(Origin("yicha/140581/dc0ed53af5713fcd")))
    for line in try ReferenceJournal.lines("good.jsonl") {
      let entry = try Entry(line: line)
      #expect(entry.line == line)
      let isNext = log.take(entry)
      #expect(isNext)
      let draft = EntryDraft(
        entry.type, visit: entry.visit, by: entry.by, data: entry.data, parents: entry.parents)
      let members = try CanonicalJSON.readObject(line)
      let salt = try #require(members["salt"]?.string.flatMap { Hex.bytes(of: $0) })
      let again = try Entry(
        draft, sequence: entry.sequence, previous: entry.previous, moment: entry.moment, salt: salt)
      #expect(again.line == line && again.leaf == entry.leaf)
    }
    let note = try SignedNote(text: try ReferenceJournal.text("good.checkpoint"))
    #expect(log.checkpoint == note.checkpoint)
  }

  @Test("A good line is read")
  func goodLine() throws {
    let entry = try Entry(line: Array(Self.good.utf8))
    #expect(entry.type == .opened && entry.by == ["GP0007"] && entry.previous == .zero)
    #expect(entry.moment == Moment(at: Timestamp(milliseconds: 1), boot: "9f2c41", mono: 2))
  }

  @Test(
    "A member that is missing, wrong or strange is named",
    arguments: [
      (#""at":1,"#, "", "at"),
      (#""at":1"#, #""at":"1""#, "at"),
      ("9f2c41", "9f2c4", "boot"),
      ("9f2c41", "9F2C41", "boot"),
      (#"["GP0007"]"#, "[7]", "by"),
      (#""data":{}"#, #""data":[]"#, "data"),
      (#""mono":2"#, #""mono":-2"#, "mono"),
      (#""parents":[]"#, #""parents":["00"]"#, "parents"),
      (#""prev":"00"#, #""prev":"0"#, "prev"),
      ("dfa508", "dfa5080", "salt"),
      (#""seq":0"#, #""seq":-1"#, "seq"),
      (#""type":"opened""#, #""type":"opened","visit":7"#, "visit"),
      (#""type":"opened""#, #""type":"opened","zeal":7"#, "zeal"),
      (#""type":"opened""#, #""type":null"#, "type"),
    ])
  func defects(part: String, replacement: String, member: String) throws {
    let text = Self.good.replacing(part, with: replacement, maxReplacements: 1)
    #expect(throws: EntryError.member(member)) { try Entry(line: Array(text.utf8)) }
  }

  @Test("A line in another spelling is not canonical")
  func otherSpelling() {
    let spaced = Array(Self.good.replacing(",", with: ", ").utf8)
    #expect(throws: EntryError.self) { try Entry(line: spaced) }
    #expect(throws: EntryError.self) { try Entry(line: Array((Self.good + "\n").utf8)) }
  }

  @Test("What no record may hold is not written")
  func unwritable() {
    let draft = EntryDraft(.note, data: ["text": "a\u{202E}b"])
    #expect(throws: EntryError.self) {
      try Entry(
        draft, sequence: 0, previous: .zero,
        moment: Moment(at: Timestamp(milliseconds: 0), boot: "000000", mono: 0), salt: [])
    }
  }
}
