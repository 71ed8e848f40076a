import Canonical
import Foundation
import Inspection
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Support
import Testing

@testable import Field

/// The office's store was restored from a backup that lacks its last entries (design 5.1).
@Suite("An office restored from a backup")
struct RestartTests {
  /// A laptop that has opened a task bundle which the restored office knows nothing of.
  private struct Restored {
    let round: FieldRound
    let backup: String

    // `lost`: how many times the office exported between the backup and its loss.
    init(lost: Int = 1) throws {
      round = try FieldRound()
      try round.work()
      backup = "\(round.folder)/backup"
      try FileManager.default.copyItem(atPath: round.path(of: .office), toPath: backup)
      // After the backup the office takes in a result, gives its receipt and is lost.
      try round.deliver()
      for _ in 0..<lost {
        _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
      }
      round.closeDesk()
    }

    func desk() throws -> OfficeDesk {
      try OfficeDesk.open(
        backup, doing: "test", clerk: "clerk01", in: round.clock.surroundings)
    }

    func export(_ desk: OfficeDesk, days: Int = 9) throws -> String {
      let date = round.clock.surroundings.now().date().adding(days: days)
      let result = try ExportTasks.run(date: date, to: "\(round.folder)/again-\(days)", at: desk)
      return try #require(result.bundles.first { $0.device == round.laptop.origin.holder }).path
    }

    /// How much of its own journal the laptop takes the office to hold.
    func confirmedSize() throws -> Int {
      try round.laptop.store.read { try round.laptop.confirmedSize(of: round.laptop.origin, $0) }
    }

    func root() throws -> PrivateKey {
      try PrivateKey(
        readingFileAt: RootHolder.keyFile(in: round.path(of: .root)),
        passphrase: TestPassphrase.identity())
    }
  }

  @Test("Without an explanation a laptop refuses the shrunken journal, loudly")
  func refused() throws {
    let restored = try Restored()
    let task = try restored.export(restored.desk())
    // The restored office counts its bundles on from the backup, so the number was there before.
    #expect(throws: BundleError.replayed(sequence: 2, last: 2)) {
      try OpenTask.run(task, on: restored.round.laptop)
    }
  }

  @Test("An office's journal that is shorter than was seen contradicts it")
  func shorter() throws {
    let restored = try Restored(lost: 9)
    let (round, desk) = (restored.round, try restored.desk())
    let seen = try #require(
      try round.laptop.store.read { try $0.note(.newest, of: round.laptop.officeOrigin) })
    // The numbers of its bundles are raised, so that only the journal is left to object to.
    _ = try RestartJournal.run([restored.root()], reason: "disk failed", at: desk)
    let task = try restored.export(desk)
    try #require(
      try desk.store.read { try $0.log(of: desk.origin).checkpoint.size } < seen.checkpoint.size)
    let entry = try round.entry {
      #expect(throws: FieldError.officeForked(size: seen.checkpoint.size)) {
        try OpenTask.run(task, on: round.laptop)
      }
    }
    #expect(entry.type == .bundleRefused && entry.data["code"] == 23)
    #expect(
      try round.laptop.store.read { try $0.note(.newest, of: round.laptop.officeOrigin) } == seen)
  }

  @Test("restart.json under the roots' seal explains it, and nothing that was recorded is lost")
  func explained() throws {
    let restored = try Restored()
    let (round, desk) = (restored.round, try restored.desk())
    let seen = try #require(
      try round.laptop.store.read { try $0.note(.newest, of: round.laptop.officeOrigin) })
    round.pass(minutes: 5)
    let restart = try RestartJournal.run(
      [restored.root()], reason: "disk failed", seen: seen, at: desk)
    #expect(restart.old == seen && restart.count == 1)
    #expect(restart.new.checkpoint.size < seen.checkpoint.size)
    let task = try restored.export(desk)
    #expect(
      throws: FieldError.officeUnproved(size: seen.checkpoint.size),
      "before the keys bundle nothing says how the journal goes on from what was seen"
    ) {
      try OpenTask.run(task, on: round.laptop)
    }
    #expect(try restored.confirmedSize() > 0)
    let keys = SealKeys.path(in: restored.backup)
    let opened = try OpenKeys.run(keys, on: round.laptop)
    #expect(opened.restartReason == "disk failed" && !opened.isExpired)
    #expect(try restored.confirmedSize() == 0, "a receipt from before the restart does not count")
    let result = try OpenTask.run(task, on: round.laptop)
    #expect(!result.wasKnown && result.succession == nil)
    #expect(try CheckStore.run(on: round.laptop).isIntact)

    // What the lost office had confirmed is delivered again.
    let stick = "\(round.folder)/after"
    _ = try Pack.run(to: stick, on: round.laptop)
    _ = try MergeResults.run(stick, at: desk)
    let held = try desk.store.read { try $0.entries(of: round.laptop.origin) }
    #expect(held.prefix(8).map(\.sequence) == Array(0..<8))
    let visit = try #require(try desk.store.read { try $0.visitFile(FieldRound.visit) })
    #expect(visit.view.answers == (try round.file().view.answers))
    // The new office's receipt counts, and the laptop goes on as ever.
    let next = try OpenTask.run(restored.export(desk, days: 10), on: round.laptop)
    #expect(next.receipt != nil)
    #expect(try restored.confirmedSize() == next.receipt)
  }

  @Test("Every number of bundles is a million higher, and goes on from there")
  func sequences() throws {
    let restored = try Restored()
    let desk = try restored.desk()
    let before = try desk.store.read { try $0.bundles() }.filter { $0.direction == .outgoing }
    _ = try RestartJournal.run([restored.root()], reason: "disk failed", at: desk)
    _ = try restored.export(desk)
    _ = try restored.export(desk, days: 10)
    let after = try desk.store.read { try $0.bundles() }.filter { $0.direction == .outgoing }
      .filter { !before.contains($0) }
    #expect(after.filter { $0.kind == "keys" }.allSatisfy { $0.sequence > 1_000_000 })
    let tasks = after.filter { $0.recipient == restored.round.laptop.party.description }
    #expect(tasks.map(\.sequence) == [1_000_002, 1_000_003])
  }

  @Test("A checkpoint that this office did not sign is refused, and so are too few roots")
  func unsigned() throws {
    let restored = try Restored()
    let (round, desk) = (restored.round, try restored.desk())
    let own = try #require(
      try round.laptop.store.read { try $0.note(.newest, of: round.laptop.origin) })
    #expect(throws: NoteError.badSignature(desk.origin.name)) {
      try RestartJournal.run([restored.root()], reason: "disk failed", seen: own, at: desk)
    }
    #expect(throws: OfficeError.rootsMissing(have: 0, need: 1)) {
      try RestartJournal.run([], reason: "disk failed", at: desk)
    }
    #expect(try desk.store.read { try $0.document("restart", "current") } == nil)
  }
}
