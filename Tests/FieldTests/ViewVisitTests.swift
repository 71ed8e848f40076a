import Canonical
import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Looking at a visit")
struct ViewVisitTests {
  @Test("It is an entry of the visit, and changes nothing else about it")
  func viewed() throws {
    let round = try FieldRound()
    let before = try round.file().view
    let entry = try round.entry { try ViewVisit.run(FieldRound.visit, on: round.laptop) }
    #expect(entry.type == .visitViewed && entry.visit == FieldRound.visit)
    #expect(entry.data.isEmpty && entry.by.isEmpty)
    let after = try round.file().view
    #expect(before.state == .issued && after.state == .issued)
    #expect(after.heads == before.heads)
    #expect(try CheckStore.run(on: round.laptop).isIntact)
    #expect(throws: FieldError.unknownVisit("nothing")) {
      try ViewVisit.run("nothing", on: round.laptop)
    }
  }

  @Test("A look alone is not worth a bundle; it travels with the next act")
  func packed() throws {
    let round = try FieldRound()
    try round.work()
    _ = try Pack.run(to: "\(round.folder)/one", on: round.laptop)
    try ViewVisit.run(FieldRound.visit, on: round.laptop)
    let again = try Pack.run(to: "\(round.folder)/one", on: round.laptop)
    #expect(again.map(\.state) == [.there])
  }

  @Test("Another version of the program is recorded once")
  func program() throws {
    let round = try FieldRound()
    #expect(try round.entries { try round.laptop.recordProgram() }.isEmpty)
    try round.laptop.store.write { writing in
      _ = try round.laptop.record(
        [EntryDraft(.programChanged, data: ["program": "yicha 0.0.9"])], in: writing)
    }
    let entry = try round.entry { try round.laptop.recordProgram() }
    #expect(
      entry.data == ["program": .string(Program.name), "before": "yicha 0.0.9"])
    #expect(try round.entries { try round.laptop.recordProgram() }.isEmpty)
    #expect(try CheckStore.run(on: round.laptop).isIntact)
  }
}
