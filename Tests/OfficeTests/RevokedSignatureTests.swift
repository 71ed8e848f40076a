import Canonical
import Inspection
import Journal
import Merge
import Sealing
import Storage
import Testing

@testable import Office

@Suite("Signatures of a revoked inspector's key")
struct RevokedSignatureTests {
  private static func finished() throws -> OfficeRound {
    let round = try OfficeRound()
    try round.work()
    return round
  }

  @Test("What the office held before the revocation stays valid evidence")
  func before() throws {
    let round = try Self.finished()
    try round.sign()
    try RevokeKey.run("GP0031", reason: "离岗", by: round.desk)
    let finish = try #require(try round.file().view.finishes.first)
    #expect(finish.isSigned && finish.badSignatures.isEmpty)
    try ReviewVisit.run("0001", .approve, at: round.desk)
  }

  @Test("What came afterwards does not count, is shown, and keeps the visit from being approved")
  func after() throws {
    let round = try Self.finished()
    try round.sign(["GP0007"])
    try RevokeKey.run("GP0031", reason: "密钥遗失", by: round.desk)
    try round.sign(["GP0031"])
    let finish = try #require(try round.file().view.finishes.first)
    #expect(finish.signedBy == ["GP0007"] && finish.missing == ["GP0031"])
    #expect(finish.badSignatures.map(\.reason) == [.revokedKey])
    let missing = try ReviewVisitTests.missing {
      try ReviewVisit.run("0001", .approve, at: round.desk)
    }
    #expect(missing == ["signature missing: GP0031"])
  }

  @Test("An earlier date on a later signature proves nothing")
  func dated() throws {
    let round = try Self.finished()
    try round.sign(["GP0007"])
    try RevokeKey.run("GP0031", reason: "密钥遗失", by: round.desk)
    round.turnBack(days: 5)
    try round.sign(["GP0031"])
    let finish = try #require(try round.file().view.finishes.first)
    #expect(finish.badSignatures.map(\.reason) == [.revokedKey])
  }

  @Test("A revocation of an earlier day reaches what no receipt of that day covers")
  func earlier() throws {
    let round = try Self.finished()
    try round.sign()
    round.pass(days: 2)
    let yesterday = Timestamp(milliseconds: round.desk.surroundings.now().milliseconds - 86_400_000)
    try RevokeKey.run("GP0031", reason: "密钥遗失", at: yesterday, by: round.desk)
    let finish = try #require(try round.file().view.finishes.first)
    #expect(finish.badSignatures.map(\.reason) == [.revokedKey])
  }

  @Test("A receipt of before that day proves the signatures that it covers")
  func receipted() throws {
    let round = try Self.finished()
    try round.sign()
    try round.receipt()
    round.pass(days: 2)
    let yesterday = Timestamp(milliseconds: round.desk.surroundings.now().milliseconds - 86_400_000)
    try RevokeKey.run("GP0031", reason: "密钥遗失", at: yesterday, by: round.desk)
    let finish = try #require(try round.file().view.finishes.first)
    #expect(finish.isSigned && finish.badSignatures.isEmpty)
  }

  @Test("A second branch of a forked journal proves nothing")
  func forked() throws {
    let round = try Self.finished()
    try round.sign(["GP0007"])
    let size = try round.desk.store.read { try $0.log(of: round.origin(of: 1)).size }
    try round.laptop([EntryDraft(.note, visit: OfficeRound.visit, by: ["GP0007"])])
    try RevokeKey.run("GP0031", reason: "密钥遗失", by: round.desk)
    try round.fork(at: size) { try round.signature(by: "GP0031") }
    let finish = try #require(try round.file().view.finishes.first)
    #expect(finish.badSignatures.map(\.reason) == [.revokedKey])
  }

  @Test("The tables built again say the same")
  func rebuilt() throws {
    let round = try Self.finished()
    try round.sign()
    try RevokeKey.run("GP0031", reason: "离岗", by: round.desk)
    let before = try round.file().view
    try round.desk.store.write { try Projection.rebuild(own: round.desk.origin, in: $0) }
    #expect(try round.file().view == before)
  }
}

extension OfficeRound {
  /// The office's receipt for all of the laptop's journal.
  func receipt() throws {
    let log = try desk.store.read { try $0.log(of: origin(of: 1)) }
    let key = desk.key
    let note = try SignedNote(log.checkpoint, key: desk.noteKey) { try key.sign($0) }
    let receipt = try note.cosigned(by: desk.cosigningKey, at: desk.surroundings.now()) {
      try key.sign($0)
    }
    try desk.store.write { try $0.keep(receipt, .receipt) }
  }

  /// The entry by which an inspector signs the last finish.
  func signature(by officer: String) throws -> EntryDraft {
    let finish = try #require(try file().view.finishes.last).entry.leaf
    let key = try #require(keys[officer])
    let signature = try key.sign(VisitStatement.bytes(visit: Self.visit, finished: finish))
    return SignaturePayload(key: key.publicKey.id, signature: signature)
      .draft(visit: Self.visit, by: officer, finished: finish)
  }

  /// Another line at a place of the laptop's journal, as a restored image would write.
  func fork(at sequence: Int, _ draft: () throws -> EntryDraft) throws {
    let origin = origin(of: 1)
    let surroundings = desk.surroundings
    let draft = try draft()
    try desk.store.write { writing in
      let previous = try writing.reading.leaf(of: origin, at: sequence - 1) ?? .zero
      let moment = Moment(
        at: surroundings.now(), boot: "0a0b0c", mono: surroundings.mono())
      let entry = try Entry(
        draft, sequence: sequence, previous: previous, moment: moment,
        salt: surroundings.random(16))
      try writing.insertFork(entry, of: origin)
      try Projection.follow([entry], own: false, in: writing)
    }
  }
}
