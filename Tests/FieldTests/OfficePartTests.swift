import Canonical
import Foundation
import Inspection
import Journal
import Office
import Sealing
import Storage
import Testing

@testable import Field

@Suite("The office's journal in a task bundle")
struct OfficePartTests {
  private static func note(_ text: String) -> BundleItem {
    BundleItem(TaskContent.checkpointPath, bytes: Array(text.utf8))
  }

  /// Expects the spare laptop to refuse its first task bundle with this change inside.
  private static func refuses(
    _ error: some Error & Equatable, in round: FieldRound,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout [String: BundleItem], VerifiedBundle) throws -> Void
  ) throws {
    let spare = try round.spare()
    let path = try round.resealed(round.firstTask(of: spare), change)
    try round.refuses(error, on: spare, sourceLocation: sourceLocation) {
      _ = try OpenTask.run(path, on: spare)
    }
  }

  @Test("A bundle that is only sealed again is taken: what follows is refused for its change")
  func unchanged() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    let path = try round.resealed(round.firstTask(of: spare)) { _, _ in }
    #expect(try OpenTask.run(path, on: spare).visits.count == 3)
  }

  @Test(
    "A bundle without its checkpoint, its entries or its proofs is refused",
    arguments: [
      TaskContent.checkpointPath, TaskContent.entriesPath, TaskContent.proofsPath,
    ])
  func missing(path: String) throws {
    try Self.refuses(BundleError.noFile(path: path), in: FieldRound()) { items, _ in
      items[path] = nil
    }
  }

  @Test("A checkpoint that is no note, or another journal's, is refused")
  func otherCheckpoint() throws {
    let round = try FieldRound()
    try Self.refuses(NoteError.malformed, in: round) { items, _ in
      items[TaskContent.checkpointPath] = Self.note("checkpoint\n")
    }
    let laptop = round.laptop
    let log = try laptop.store.read { try $0.log(of: laptop.origin) }
    let own = try SignedNote(log.checkpoint, key: laptop.noteKey) { try laptop.key.sign($0) }
    try Self.refuses(FieldError.officeProof(TaskContent.checkpointPath), in: round) { items, _ in
      items[TaskContent.checkpointPath] = Self.note(own.text)
    }
  }

  @Test("A checkpoint that the office's key did not sign is refused")
  func unsignedCheckpoint() throws {
    let round = try FieldRound()
    let laptop = round.laptop
    let office = laptop.officeOrigin
    try Self.refuses(NoteError.unsigned(office.name), in: round) { items, bundle in
      let text = try String(decoding: bundle.bytes(of: TaskContent.checkpointPath), as: UTF8.self)
      let key = NoteKey(
        name: office.name, kind: .signature, publicKey: laptop.key.rawPublicKey)
      let forged = try SignedNote(SignedNote(text: text).checkpoint, key: key) {
        try laptop.key.sign($0)
      }
      items[TaskContent.checkpointPath] = Self.note(forged.text)
    }
    let desk = try round.desk()
    try Self.refuses(NoteError.badSignature(office.name), in: round) { items, bundle in
      let text = try String(decoding: bundle.bytes(of: TaskContent.checkpointPath), as: UTF8.self)
      let checkpoint = try SignedNote(text: text).checkpoint
      let forged = try SignedNote(checkpoint, key: desk.noteKey) { try laptop.key.sign($0) }
      items[TaskContent.checkpointPath] = Self.note(forged.text)
    }
  }

  @Test("An entry that no proof joins to the checkpoint is refused")
  func withoutProof() throws {
    try Self.refuses(FieldError.officeProof(TaskContent.proofsPath), in: FieldRound()) {
      items, bundle in
      let lines = try bundle.lines(of: TaskContent.proofsPath).dropFirst()
      items[TaskContent.proofsPath] = try BundleItem(TaskContent.proofsPath, lines: lines)
    }
  }

  @Test("A line that is no proof is refused")
  func notAProof() throws {
    try Self.refuses(FieldError.officeProof(TaskContent.proofsPath), in: FieldRound()) {
      items, bundle in
      let lines = try bundle.lines(of: TaskContent.proofsPath) + [Array(#"{"proof":"x"}"#.utf8)]
      items[TaskContent.proofsPath] = try BundleItem(TaskContent.proofsPath, lines: lines)
    }
  }

  @Test("An entry that the office never wrote is refused, though its key sealed the bundle")
  func forgedEntry() throws {
    try Self.refuses(FieldError.officeProof(TaskContent.proofsPath), in: FieldRound()) {
      items, bundle in
      var lines = try bundle.lines(of: TaskContent.entriesPath)
      let last = try Entry(line: lines.removeLast())
      let draft = EntryDraft(.visitRecalled, visit: last.visit, by: last.by, data: last.data)
      let forged = try Entry(
        draft, sequence: last.sequence, previous: last.previous, moment: last.moment,
        salt: Array(repeating: 7, count: 16))
      items[TaskContent.entriesPath] = try BundleItem(
        TaskContent.entriesPath, lines: lines + [forged.line])
    }
  }

  @Test("Without a proof of its journal's growth a bundle is refused, and no fork is claimed")
  func withoutConsistency() throws {
    let round = try FieldRound()
    let laptop = round.laptop
    let seen = try #require(
      try laptop.store.read { try $0.note(.newest, of: laptop.officeOrigin) }
    ).checkpoint
    let path = try round.resealed(round.export(for: laptop)) { items, bundle in
      let lines = try bundle.lines(of: TaskContent.proofsPath).filter { line in
        if case .consistency? = ProofLine(line: line) { false } else { true }
      }
      items[TaskContent.proofsPath] = try BundleItem(TaskContent.proofsPath, lines: lines)
    }
    try round.refuses(FieldError.officeUnproved(size: seen.size)) {
      _ = try OpenTask.run(path, on: laptop)
    }
  }

  /// The task bundle for the laptop that an office made as its `days`-th after it was restored from
  /// an image, while the laptop has taken two others since, and the checkpoint that it saw last.
  private static func restored(
    _ round: FieldRound, days: Int
  ) throws -> (task: String, seen: Checkpoint) {
    let laptop = round.laptop
    let image = round.folder + "/image"
    try FileManager.default.copyItem(atPath: round.path(of: .office), toPath: image)
    for _ in 1...2 { _ = try OpenTask.run(round.export(for: laptop), on: laptop) }
    let seen = try #require(
      try laptop.store.read { try $0.note(.newest, of: laptop.officeOrigin) }
    ).checkpoint
    let desk = try OfficeDesk.open(image, doing: "test", in: round.clock.surroundings)
    let date = round.clock.surroundings.now().date()
    var task = ""
    for day in 1...days {
      let made = try ExportTasks.run(
        date: date.adding(days: day), to: round.folder + "/restored", at: desk)
      task = try #require(made.bundles.first { $0.device == laptop.origin.holder }).path
    }
    return (task, seen)
  }

  @Test("An office that was restored from an image and went on is named as forked")
  func restored() throws {
    let round = try FieldRound()
    let (task, seen) = try Self.restored(round, days: 4)
    let refusal = try round.entry {
      #expect(throws: FieldError.officeForked(size: seen.size)) {
        try OpenTask.run(task, on: round.laptop)
      }
    }
    #expect(refusal.type == .bundleRefused)
  }

  @Test("Where its next bundle follows another than was taken in, the number of that is named")
  func restoredNumber() throws {
    let round = try FieldRound()
    let (task, _) = try Self.restored(round, days: 3)
    let refusal = try round.entry {
      #expect(throws: BundleError.sequenceForked(sequence: 3)) {
        try OpenTask.run(task, on: round.laptop)
      }
    }
    #expect(refusal.type == .bundleRefused)
  }

  @Test("What is kept are the entries about the visits, at their places in the office's journal")
  func kept() throws {
    let round = try FieldRound()
    let laptop = round.laptop
    let entries = try laptop.store.read { try $0.entries(of: laptop.officeOrigin) }
    let desk = try round.desk()
    let written = try desk.store.read { try $0.entries(of: desk.origin) }
      .filter { $0.type == .visitIssued }
    #expect(entries == written)
    #expect(entries.map(\.sequence) == written.map(\.sequence))
    #expect(entries.count == 3)
  }
}
