import Canonical
import Inspection
import Journal
import Merge
import Storage
import Testing

@testable import Office

@Suite("Recalling and voiding a visit")
struct ChangeVisitTests {
  private static func change(
    _ act: String, _ round: OfficeRound, reason: String = "y", by clerk: String = "clerk01"
  ) throws -> ChangeVisit.Result {
    let desk = round.desk(of: clerk)
    return act == "recall"
      ? try ChangeVisit.recall("0001", reason: reason, at: desk)
      : try ChangeVisit.void("0001", reason: reason, at: desk)
  }

  @Test("The entry names every head of the visit and its reason", arguments: ["recall", "void"])
  func entry(act: String) throws {
    let round = try OfficeRound()
    try round.answer("shop", "SH-01", "yes")
    let heads = try round.file().view.heads
    let result = try Self.change(act, round, reason: "已停业")
    #expect(result.isNew && result.state == (act == "recall" ? .recalled : .voided))
    let type = act == "recall" ? EntryType.visitRecalled : .visitVoided
    let entry = try #require(try round.file().ofOffice(type)).entry
    #expect(entry.by == ["clerk01"] && entry.data["reason"] == "已停业")
    #expect(Set(entry.parents) == Set(heads) && heads.count == 2)
    #expect(try round.file().view.conflicts.isEmpty)
  }

  @Test("Again is no news", arguments: ["recall", "void"])
  func again(act: String) throws {
    let round = try OfficeRound()
    _ = try Self.change(act, round)
    let size = try round.desk.store.read { try $0.log(of: round.desk.origin).size }
    #expect(try !Self.change(act, round, by: "clerk02").isNew)
    #expect(try round.desk.store.read { try $0.log(of: round.desk.origin).size } == size)
  }

  @Test("Somebody decides, and says why", arguments: ["recall", "void"])
  func separation(act: String) throws {
    let round = try OfficeRound()
    #expect(throws: OfficeError.clerkNeeded) { try Self.change(act, round, by: "office") }
    #expect(throws: OfficeError.blankReason) { try Self.change(act, round, reason: "　") }
    #expect(try round.file().view.state == .issued)
  }

  @Test("A result is voided, never recalled; one that is approved is neither")
  func finished() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    #expect(throws: OfficeError.visitStanding(OfficeRound.visit, .finished)) {
      try Self.change("recall", round)
    }
    try ReviewVisit.run("0001", .approve, at: round.desk)
    for act in ["recall", "void"] {
      #expect(throws: OfficeError.visitStanding(OfficeRound.visit, .approved)) {
        try Self.change(act, round)
      }
    }
    try ReviewVisit.run("0001", .return, reason: "照片不清", at: round.desk)
    #expect(try Self.change("void", round).state == .voided)
  }

  @Test("What is in dispute is decided first")
  func disputed() throws {
    let round = try OfficeRound()
    _ = try Self.change("recall", round)
    let issued = try #require(
      try round.file().view.entries.first { $0.entry.type == .visitIssued }
    ).leaf
    try round.laptop([
      EntryDraft(
        .visitVoided, visit: OfficeRound.visit, by: OfficeRound.team,
        data: ["reason": "关门"], parents: [issued])
    ])
    #expect(try round.file().view.state == .undecided)
    #expect(throws: OfficeError.visitStanding(OfficeRound.visit, .undecided)) {
      try Self.change("void", round)
    }
  }
}
