import Canonical
import Journal
import Merge
import Storage
import Testing

@testable import Field

/// The record on paper and the entry that vouches for it (design 5.3).
@Suite("Printing the record")
struct PrintRecordTests {
  private static func print(
    _ name: String, in visit: String = FieldRound.visit, _ round: FieldRound
  ) throws -> PrintRecord.Printed {
    try PrintRecord.run(visit, to: "\(round.folder)/\(name)", on: round.laptop) { file, code in
      Array("\(file.name) \(code)\n".utf8)
    }
  }

  @Test("The entry holds the paper's own code, which only the entries before it give")
  func recorded() throws {
    let round = try FieldRound()
    try round.work()
    let before = try round.journal()
    let entry = try round.entry {
      let printed = try Self.print("record.html", round)
      let bytes = try AtomicFile.read("\(round.folder)/record.html")
      #expect(printed.digest == Digest.sha256(bytes))
      #expect(bytes == Array("\(FieldRound.visit) \(printed.headCode)\n".utf8))
    }
    #expect(entry.type == .documentPrinted && entry.by == FieldRound.officers)
    let root = Merkle.root(of: before.map(\.leaf))
    let head = Checkpoint(origin: round.laptop.origin, size: before.count, root: root)
    #expect(entry.data["head"]?.string == head.headCode)
    #expect(entry.data["document"] == "record")
    #expect(entry.sequence == before.count)
  }

  @Test("Each paper has a code of its own, also after the visit was ended")
  func again() throws {
    let round = try FieldRound()
    try round.finish()
    let first = try Self.print("one.html", round)
    let second = try Self.print("two.html", round)
    #expect(first.headCode != second.headCode && first.digest != second.digest)
    #expect(try round.file().view.state == .finished)
    #expect(try CheckStore.run(on: round.laptop).isIntact)
  }

  @Test("Nothing is overwritten, and nothing is printed before anybody has arrived")
  func refused() throws {
    let round = try FieldRound()
    try round.refuses(FieldError.notArrived(visit: FieldRound.visit)) {
      _ = try Self.print("record.html", round)
    }
    try round.refuses(FieldError.unknownVisit("V-140581-2023-0099")) {
      _ = try Self.print("record.html", in: "V-140581-2023-0099", round)
    }
    #expect(!AtomicFile.exists("\(round.folder)/record.html"))
    try round.work()
    let path = try round.write("mine", to: "record.html")
    try round.refuses(StoreError.exists(path)) { _ = try Self.print("record.html", round) }
    #expect(try AtomicFile.read(path) == Array("mine".utf8))
  }
}
