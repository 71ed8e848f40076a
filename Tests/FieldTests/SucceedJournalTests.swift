import Canonical
import Foundation
import Inspection
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Testing

@testable import Field

/// A laptop that was restored from an image and went on (H3, merge.md matrix row 16).
@Suite("A laptop restored from an image")
struct SucceedJournalTests {
  /// The office holds more of the journal than the image that the laptop was restored from.
  fileprivate struct Restored {
    let round: FieldRound
    let laptop: Laptop
    /// The journal as it was before the restore, with what the image lacks.
    let before: [Entry]

    init() throws {
      round = try FieldRound()
      try round.work()
      try round.deliver()
      let image = "\(round.folder)/image"
      try FileManager.default.copyItem(atPath: round.laptop.store.folder, toPath: image)
      try FileManager.default.removeItem(atPath: "\(image)/lock")
      round.pass(minutes: 10)
      try round.answer(["SH-01": "no"], reason: "seen again")
      let folder = "\(round.folder)/stick-more"
      _ = try Pack.run(to: folder, on: round.laptop)
      _ = try MergeResults.run(folder, at: round.desk())
      before = try round.journal()
      laptop = try Laptop.open(image, doing: "test", in: round.clock.surroundings)
    }

    func open() throws -> OpenTask.Result {
      try OpenTask.run(round.export(for: round.laptop), on: laptop)
    }
  }

  @Test("H3: it says so, closes that journal and goes on under a new key that names the old end")
  func succession() throws {
    let restored = try Restored()
    let (round, laptop) = (restored.round, restored.laptop)
    round.pass(minutes: 60)
    _ = try Answer.run(
      FieldRound.visit, [Answer.Typed("SH-02", "3.5")], by: [], reason: "again", on: laptop)
    let old = try laptop.store.read { try $0.log(of: laptop.origin) }
    let result = try restored.open()
    let succession = try #require(result.succession)
    #expect(succession.closed == old.checkpoint)
    let next = succession.laptop
    #expect(next.origin != laptop.origin)
    #expect(!result.visits.isEmpty, "the day's visits are taken in all the same")

    let journal = try round.journal(of: next)
    let first = try #require(journal.first)
    #expect(first.type == .opened && first.sequence == 0)
    #expect(
      first.data["continues"] == [
        "origin": .string(laptop.origin.name), "size": .integer(old.size),
        "leaf": .string(old.last.hex),
      ])
    #expect(try next.store.read { try $0.log(of: laptop.origin) } == old, "nothing was added there")
    #expect(try CheckStore.run(on: next).isIntact)

    // Whoever opens the store later finds the new journal.
    let folder = next.store.folder
    let kid16 = next.origin.holder
    let request = try AtomicFile.read(succession.requestFile)
    #expect(KeyRequest(line: Array(request.dropLast())) == succession.request)
    #expect(succession.request.key.kid16 == kid16 && succession.request.name == "laptop")
    #expect(succession.request.carriers == FieldRound.officers)
    #expect(AtomicFile.exists("\(folder)/keys/device-\(kid16).pem"))
  }

  @Test("Row 16: the fork is named at its number and both branches are kept at the office")
  func bothBranches() throws {
    let restored = try Restored()
    let (round, laptop) = (restored.round, restored.laptop)
    round.pass(minutes: 60)
    _ = try Answer.run(
      FieldRound.visit, [Answer.Typed("SH-02", "3.5")], by: [], reason: "again", on: laptop)
    let branch = try round.journal(of: laptop)
    let fork = zip(branch, restored.before).prefix { $0 == $1 }.count
    let next = try #require(try restored.open().succession).laptop
    _ = try Answer.run(
      FieldRound.visit, [Answer.Typed("SH-03", "new")], by: [], reason: nil, on: next)
    let packed = try Pack.run(to: "\(round.folder)/after", on: next)

    let desk = try round.desk()
    #expect(throws: BundleError.self, "the new key is not enrolled yet") {
      _ = try MergeResults.run(packed[0].path, at: desk)
    }
    let request = try #require(try restored.request(of: next))
    _ = try EnrolKey.run(
      [.init(line: try request.line(), fingerprint: try request.fingerprint())], file: "request",
      at: desk)
    _ = try RevokeKey.run(laptop.origin.holder, reason: "restored from an image", by: desk)
    let result = try MergeResults.run(packed[0].path, at: desk)
    let line = try #require(result.report.lines.first)
    #expect(line.notes.contains("fork: \(laptop.origin.name) at \(fork)"), "\(line.notes)")
    #expect(result.report.exitCode == 23 && line.balances && line.entries.quarantined == 0)
    let kept = try desk.store.read { reading in
      (try reading.entries(of: laptop.origin), try reading.forks().map(\.entry))
    }
    #expect(
      Array(kept.0.prefix(restored.before.count)) == Array(restored.before.prefix(kept.0.count)))
    #expect(kept.1 == Array(branch[fork...]))
    let view = try #require(try desk.store.read { try $0.visitFile(FieldRound.visit) }).view
    #expect(view.answers.values.contains("new"))
    #expect(view.waiting.isEmpty)
    // The office's receipt for its own branch says nothing about the one that was closed here.
    _ = try OpenTask.run(round.export(for: next), on: next)
    let receipt = try #require(
      try next.store.read { try $0.notes(.receipt, of: laptop.origin).last })
    #expect(receipt.checkpoint.size > fork)
    #expect(
      try next.store.read { try next.confirmedSize(of: laptop.origin, $0) } <= fork,
      "a receipt for another branch does not count")
    // Delivered again it is nothing new, and the office's order of the fork is the same.
    let again = try MergeResults.run(packed[0].path, at: desk)
    #expect(again.report.lines[0].notes == ["already-imported"])
  }

  @Test("An image after which nothing was done is closed too, and the office knows all of it")
  func quiet() throws {
    let restored = try Restored()
    let (round, laptop) = (restored.round, restored.laptop)
    let next = try #require(try restored.open().succession).laptop
    _ = try Answer.run(
      FieldRound.visit, [Answer.Typed("SH-03", "new")], by: [], reason: nil, on: next)
    let request = try #require(try restored.request(of: next))
    let desk = try round.desk()
    _ = try EnrolKey.run(
      [.init(line: try request.line(), fingerprint: try request.fingerprint())], file: "request",
      at: desk)
    let packed = try Pack.run(to: "\(round.folder)/after", on: next)
    let result = try MergeResults.run(packed[0].path, at: desk)
    #expect(result.report.exitCode == 0 || result.report.exitCode == 3, "\(result.report)")
    #expect(try desk.store.read { try $0.forks() }.isEmpty)
    // The office's next task bundle is for the new key, and its receipt covers the new journal.
    let task = try round.export(for: next)
    let opened = try OpenTask.run(task, on: next)
    #expect(opened.succession == nil && opened.receipt != nil)
    #expect(try CheckStore.run(on: next).isIntact)
    _ = laptop
  }
}

extension SucceedJournalTests.Restored {
  /// The request as the laptop's store keeps it for the office.
  fileprivate func request(of laptop: Laptop) throws -> KeyRequest? {
    let file = "\(laptop.store.folder)/request-\(laptop.origin.holder).jsonl"
    return KeyRequest(line: Array(try AtomicFile.read(file).dropLast()))
  }
}
