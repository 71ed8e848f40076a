import Canonical
import Foundation
import Journal
import Office
import Storage
import Support
import Testing

@testable import Field

@Suite("Exporting the journal")
struct ExportJournalTests {
  private static func text(_ path: String) throws -> String {
    String(decoding: try AtomicFile.read(path), as: UTF8.self)
  }

  /// A round whose laptop holds the office's receipt for its first entries.
  private static func withReceipt() throws -> (round: FieldRound, size: Int) {
    let round = try FieldRound()
    try round.finish()
    try round.sign(["GP0007", "GP0031"])
    try round.deliver()
    let size = try round.journal().count - 1
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    return (round, size)
  }

  @Test("Lines, checkpoint and keys are written as others read them")
  func files() throws {
    let round = try FieldRound()
    try round.arrive()
    let folder = round.folder + "/export"
    let written = try ExportJournal.run(to: folder, on: round.laptop)
    #expect(written == ["journal.jsonl", "checkpoint.txt", "vkeys"].map { "\(folder)/\($0)" })
    let journal = try round.journal()
    let lines = journal.map { String(decoding: $0.line, as: UTF8.self) + "\n" }
    #expect(try Self.text(written[0]) == lines.joined())
    let note = try SignedNote(text: Self.text(written[1]))
    try note.verify(round.laptop.noteKey)
    #expect(note.checkpoint.size == journal.count)
    #expect(note.checkpoint.root == Merkle.root(of: journal.map(\.leaf)))
    let office = try round.desk().cosigningKey.verifierKey
    #expect(try Self.text(written[2]) == "\(round.laptop.noteKey.verifierKey)\n\(office)\n")
  }

  @Test("The office's receipts are written under their size")
  func receipts() throws {
    let (round, size) = try Self.withReceipt()
    let folder = round.folder + "/export"
    let written = try ExportJournal.run(to: folder, on: round.laptop)
    #expect(written.last == "\(folder)/receipts/\(size).txt")
    #expect(written.count == 4)
    let note = try SignedNote(text: Self.text("\(folder)/receipts/\(size).txt"))
    #expect(try note.verify(round.desk().cosigningKey) == round.clock.surroundings.now())
  }

  @Test("An export again replaces what was there")
  func again() throws {
    let round = try FieldRound()
    let folder = round.folder + "/export"
    try ExportJournal.run(to: folder, on: round.laptop)
    try round.arrive()
    let written = try ExportJournal.run(to: folder, on: round.laptop)
    let note = try SignedNote(text: Self.text(written[1]))
    #expect(note.checkpoint.size == (try round.journal().count))
  }

  @Test(
    "The auditors' own verifier finds the export intact",
    .needs(.python, .cryptography))
  func verifier() throws {
    let (round, size) = try Self.withReceipt()
    let folder = round.folder + "/export"
    try ExportJournal.run(to: folder, on: round.laptop)
    let keys = try Self.text(folder + "/vkeys").split(separator: "\n").map(String.init)
    let intact = try ProgramRun(
      ["python3", Project.path("Bundles/verify_journal.py")]
        + ["\(folder)/journal.jsonl", "\(folder)/checkpoint.txt"] + keys
        + ["\(folder)/receipts/\(size).txt"])
    #expect(intact.code == 0)
    #expect(intact.output.hasSuffix("VERDICT intact\n"))
  }
}
