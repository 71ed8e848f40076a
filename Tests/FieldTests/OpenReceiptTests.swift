import Canonical
import Inspection
import Intake
import Journal
import Office
import Sealing
import Storage
import Support
import Testing

@testable import Field

@Suite("A receipt that travels alone")
struct OpenReceiptTests {
  /// A round in which no visit is open any more, and the office has the laptop's whole journal.
  private func ended() throws -> FieldRound {
    let round = try FieldRound()
    for visit in [FieldRound.visit] + FieldRound.otherVisits {
      try EndVisit.void(visit, reason: "closed for good", on: round.laptop)
    }
    try round.deliver()
    return round
  }

  private func export(_ round: FieldRound, day: Int = 5) throws -> ExportTasks.Result {
    let date = try #require(CalendarDate("2023-09-0\(day)"))
    return try ExportTasks.run(date: date, to: "\(round.folder)/receipts", at: round.desk())
  }

  /// A receipt bundle by the office's own key, with what stands in it.
  private func bundle(
    _ round: FieldRound, sequence: Int, to recipient: Party? = nil, _ text: String
  ) throws -> String {
    let desk = try round.desk()
    let path = "\(round.folder)/made-\(sequence).zip"
    let file = TaskContent.receiptPath(round.laptop.origin.holder)
    try BundleWriter.write(
      to: path,
      header: Seal.Header(
        kind: .receipt, id: "RC-\(sequence)", issuer: try desk.party,
        recipient: recipient ?? round.laptop.party, sequence: sequence,
        created: round.clock.surroundings.now()),
      items: [BundleItem(file, bytes: Array(text.utf8))], signers: [.init(.office, desk.key)])
    return path
  }

  private func receipt(_ round: FieldRound, size: Int, root: Digest) throws -> String {
    let desk = try round.desk()
    let laptop = round.laptop
    let point = Checkpoint(origin: laptop.origin, size: size, root: root)
    return try SignedNote(point, key: laptop.noteKey) { try laptop.key.sign($0) }
      .cosigned(by: desk.cosigningKey, at: desk.surroundings.now()) { try desk.key.sign($0) }.text
  }

  @Test("A laptop without an open visit gets it, and takes it as one from a task bundle")
  func travels() throws {
    let round = try ended()
    let size = try round.journal().count - 1
    let out = try export(round)
    let sent = try #require(out.bundles.first { $0.device == round.laptop.origin.holder })
    let told = try #require(out.bundles.first { $0.device != round.laptop.origin.holder })
    #expect(told.receipt == nil && told.lost.count == 3, "the spare laptop delivered nothing")
    #expect(sent.visits.isEmpty && sent.receipt == size && !sent.isAgain)
    let trust = try round.laptop.store.read { try round.laptop.trust($0) }
    let checked = try BundleReader(trust: trust).verify(at: sent.path)
    #expect(checked.seal.kind == .receipt && checked.seal.header.expires == nil)
    #expect(checked.files.map(\.path) == [TaskContent.receiptPath(round.laptop.origin.holder)])
    var result: OpenTask.Result?
    let entries = try round.entries { result = try OpenBundle.run(sent.path, on: round.laptop) }
    #expect(result?.receipt == size && result?.visits == [])
    #expect(entries.map(\.type) == [.bundleOpened, .receipt])
    let origin = round.laptop.origin
    let note = try #require(try round.laptop.store.read { try $0.note(.receipt, of: origin) })
    #expect(note.checkpoint.size == size)
    #expect(throws: FieldError.nothingToPack) {
      try Pack.run(to: "\(round.folder)/none", on: round.laptop)
    }
    #expect(try CheckStore.run(on: round.laptop).isIntact)
  }

  @Test("It is delivered again until the office knows that it was opened, and is known then")
  func again() throws {
    let round = try ended()
    let first = try #require(try export(round).bundles.first)
    let second = try #require(try export(round, day: 6).bundles.first)
    #expect(second.isAgain && second.path == first.path)
    _ = try OpenBundle.run(first.path, on: round.laptop)
    let before = try round.journal()
    let known = try OpenBundle.run(second.path, on: round.laptop)
    #expect(known.wasKnown)
    #expect(try round.journal() == before)
    // Work of another visit brings the opening to the office.
    try EndVisit.reopen(FieldRound.visit, reason: "it opened again", on: round.laptop)
    try EndVisit.void(FieldRound.visit, reason: "closed for good", on: round.laptop)
    try round.deliver()
    let third = try #require(try export(round, day: 7).bundles.first)
    #expect(!third.isAgain && third.path != first.path)
    #expect(try OpenBundle.run(third.path, on: round.laptop).receipt == third.receipt)
  }

  @Test("Nothing is sent for what a task bundle's receipt covered")
  func coveredByTask() throws {
    let round = try FieldRound()
    for visit in FieldRound.otherVisits {
      try EndVisit.void(visit, reason: "closed for good", on: round.laptop)
    }
    try round.finish()
    try round.sign(["GP0007", "GP0031"])
    try round.deliver()
    let task = try round.export(for: round.laptop)
    #expect(try OpenBundle.run(task, on: round.laptop).receipt != nil)
    let bytes = try AtomicFile.read(Project.path("Forms/result_codes.yaml"))
    let codes = String(decoding: bytes, as: UTF8.self)
    _ = try PublishDocuments.forms([(name: "result_codes.yaml", text: codes)], at: round.desk())
    try ReviewVisit.run(FieldRound.visit, .approve, at: round.desk())
    let out = try export(round, day: 8)
    #expect(!out.bundles.contains { $0.device == round.laptop.origin.holder })
  }

  @Test("An older number under another seal, and one for another laptop, are refused: 22")
  func replayed() throws {
    let round = try ended()
    let sent = try #require(try export(round).bundles.first)
    _ = try OpenBundle.run(sent.path, on: round.laptop)
    let log = try round.laptop.store.read { try $0.log(of: round.laptop.origin) }
    let note = try receipt(round, size: log.size, root: log.checkpoint.root)
    let old = try bundle(round, sequence: 1, note)
    try round.refuses(BundleError.replayed(sequence: 1, last: 1)) {
      _ = try OpenBundle.run(old, on: round.laptop)
    }
    let spare = try round.spare()
    try round.refuses(BundleError.recipient(round.laptop.party.description), on: spare) {
      _ = try OpenBundle.run(sent.path, on: spare)
    }
  }

  @Test(
    "One for another history, or for more than is here, closes the journal",
    arguments: [2, 900])
  func contradicting(size: Int) throws {
    let round = try ended()
    let path = try bundle(
      round, sequence: 1, receipt(round, size: size, root: .sha256("another history")))
    let before = try round.journal()
    let result = try OpenBundle.run(path, on: round.laptop)
    let succession = try #require(result.succession)
    let due: JournalFinding =
      size == 2 ? .forked(receipt: 2) : .truncated(receipt: size, entries: before.count)
    #expect(succession.finding == due)
    #expect(try round.journal() == before, "nothing is written to the closed journal")
    let next = try round.journal(of: succession.laptop)
    #expect(next.map(\.type) == [.opened, .bundleOpened])
    let origin = round.laptop.origin
    #expect(try round.laptop.store.read { try $0.note(.receipt, of: origin) } == nil)
  }

  @Test("A receipt bundle without this laptop's receipt is refused")
  func empty() throws {
    let round = try ended()
    let desk = try round.desk()
    let path = "\(round.folder)/empty.zip"
    try BundleWriter.write(
      to: path,
      header: Seal.Header(
        kind: .receipt, id: "RC-1", issuer: try desk.party, recipient: round.laptop.party,
        sequence: 1, created: round.clock.surroundings.now()),
      items: [BundleItem("data/receipts/0000000000000000.txt", bytes: [])],
      signers: [.init(.office, desk.key)])
    let file = TaskContent.receiptPath(round.laptop.origin.holder)
    try round.refuses(BundleError.noFile(path: file)) {
      _ = try OpenBundle.run(path, on: round.laptop)
    }
  }
}
