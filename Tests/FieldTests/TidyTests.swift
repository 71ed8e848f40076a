import Canonical
import Inspection
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Testing

@testable import Field

/// O14, Q4: nothing is let go before a receipt covers it.
@Suite("Tidying up a laptop")
struct TidyTests {
  /// A visit with evidence, finished, delivered and closed at the office.
  private static func closed() throws -> (round: FieldRound, digest: Digest) {
    let round = try FieldRound()
    try round.arrive()
    let digest = try round.attach("a photo", to: "SH-01").digest
    try round.finish()
    return (round, digest)
  }

  /// The office ends the visit, so that the next task bundle no longer holds it, and confirms.
  private static func confirm(_ round: FieldRound) throws {
    let desk = try round.desk()
    let key = desk.key
    let signer = Signer(key: desk.noteKey) { try key.sign($0) }
    let heads = try #require(try desk.store.read { try $0.visitFile(FieldRound.visit) }).view.heads
    try desk.store.write { writing in
      let entries = try writing.append(
        [
          EntryDraft(
            .visitReviewed, visit: FieldRound.visit, by: ["clerk01"],
            data: ["decision": "approve", "heads": .strings(heads.map(\.hex))])
        ], to: desk.origin, in: desk.surroundings, signer: signer)
      try Projection.follow(entries, own: true, in: writing)
    }
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
  }

  @Test(
    "O14: without a receipt, before the days are over, or while the visit is open, nothing goes")
  func nothing() throws {
    let (round, _) = try Self.closed()
    #expect(try Tidy.plan(olderThan: 0, on: round.laptop).isEmpty, "no receipt")
    try round.deliver()
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    #expect(
      try Tidy.plan(olderThan: 0, on: round.laptop).evidence.isEmpty, "the office still sends it")
    try Self.confirm(round)
    #expect(try Tidy.plan(olderThan: 30, on: round.laptop).evidence.isEmpty, "too young")
  }

  @Test("What goes is listed first, recorded, and no defect of the store; digests and entries stay")
  func letGo() throws {
    let (round, digest) = try Self.closed()
    try round.deliver()
    try Self.confirm(round)
    round.pass(minutes: 31 * 24 * 60)
    let before = try round.journal()
    let plan = try Tidy.plan(olderThan: 30, on: round.laptop)
    #expect(plan.evidence.map(\.visit) == [FieldRound.visit])
    #expect(plan.evidence.first?.digests == [digest] && plan.evidence.first?.bytes == 7)
    #expect(plan.bundles.count == 1)
    #expect(try round.journal() == before && round.laptop.store.content.holds(digest))

    #expect(try Tidy.run(olderThan: 30, on: round.laptop) == plan)
    #expect(!round.laptop.store.content.holds(digest))
    let entry = try #require(try round.journal().last)
    #expect(ExpiredPayload(entry) == ExpiredPayload(digests: [digest], receipt: plan.receipt))
    #expect(Array(try round.journal().prefix(before.count)) == before)
    #expect(try CheckStore.run(on: round.laptop).isIntact)
    #expect(try round.file().absentEvidence.isEmpty)
    #expect(try Tidy.plan(olderThan: 30, on: round.laptop).isEmpty)
    // The office has the file, and its own view does not take the laptop's word for it.
    let desk = try round.desk()
    #expect(desk.store.content.holds(digest))
    _ = try Pack.run(to: "\(round.folder)/later", on: round.laptop)
    let merged = try MergeResults.run("\(round.folder)/later", at: desk)
    #expect(merged.report.exitCode == 0, "\(merged.report)")
  }

  @Test("A file that a machine's loss left behind after the entry goes with the next run")
  func interrupted() throws {
    let (round, digest) = try Self.closed()
    try round.deliver()
    try Self.confirm(round)
    round.pass(minutes: 31 * 24 * 60)
    _ = try Tidy.run(olderThan: 30, on: round.laptop)
    let count = try round.journal().count
    _ = try round.laptop.store.content.add(Array("a photo".utf8))
    #expect(try Tidy.run(olderThan: 30, on: round.laptop).evidence.first?.digests == [digest])
    #expect(!round.laptop.store.content.holds(digest))
    #expect(try round.journal().count == count, "it is recorded once")
  }

  @Test("Q4: a file that is named a second time behind the receipt stays until that is confirmed")
  func namedAgain() throws {
    let (round, digest) = try Self.closed()
    try round.deliver()
    try Self.confirm(round)
    round.pass(minutes: 31 * 24 * 60)
    try #require(
      try Tidy.plan(olderThan: 30, on: round.laptop).evidence.first?.digests == [digest])

    try EndVisit.reopen(FieldRound.visit, reason: "补充", on: round.laptop)
    try round.attach("a photo", to: "DV-01#1")
    try Finish.run(FieldRound.visit, on: round.laptop)
    round.pass(minutes: 31 * 24 * 60)
    #expect(try Tidy.run(olderThan: 30, on: round.laptop).evidence.isEmpty)
    #expect(round.laptop.store.content.holds(digest))
  }
}
