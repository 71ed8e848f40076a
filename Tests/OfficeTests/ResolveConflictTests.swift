import Canonical
import Forms
import Inspection
import Journal
import Merge
import Storage
import Testing

@testable import Office

@Suite("Deciding a conflict at the desk")
struct ResolveConflictTests {
  /// A finished visit of which one required question was cleared on another laptop.
  private static func missingAnswer() throws -> OfficeRound {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    let file = try round.file()
    let register = Register.answer(form: "shop", question: "SH-02", instance: "")
    let digest = try #require(file.visit.forms.last).digest
    try round.laptop([
      EntryDraft(
        .visitReopened, visit: OfficeRound.visit, by: OfficeRound.team,
        data: ["reason": "复核"], parents: file.view.heads)
    ])
    let reopened = try #require(try round.file().view.stateHead)
    let cleared = AnswerPayload(
      form: "shop", formDigest: digest, question: "SH-02", state: reopened, value: nil)
    try round.laptop([
      cleared.draft(
        visit: OfficeRound.visit, by: OfficeRound.team, parents: file.view.heads(of: register))
    ])
    try round.finish()
    try round.sign()
    return round
  }

  /// A visit answered differently on two laptops.
  private static func disputed() throws -> OfficeRound {
    let round = try OfficeRound()
    try round.work()
    let file = try round.file()
    let issued = try #require(file.view.entries.first { $0.entry.type == .visitIssued }).leaf
    let payload = AnswerPayload(
      form: "shop", formDigest: try #require(file.visit.forms.last).digest, question: "SH-01",
      state: issued, value: "no")
    try round.laptop(
      [payload.draft(visit: OfficeRound.visit, by: ["GP0007"], parents: [])], on: 2)
    return round
  }

  private static func kinds(_ round: OfficeRound) throws -> [ConflictKind] {
    try round.file().view.conflicts.map(\.kind)
  }

  @Test("A required question without an answer is let stand, and the visit can be approved")
  func requiredMissing() throws {
    let round = try Self.missingAnswer()
    #expect(try Self.kinds(round) == [.requiredMissing])
    #expect(throws: DecisionError.onlyLetStand("SH-02", isAnswered: false)) {
      try ResolveConflict.run(
        "0001", question: "SH-02", .value("yes"), reason: "y", at: round.desk)
    }
    let decision = try ResolveConflict.run(
      "0001", question: "sh-02", .clear, reason: "当日设备检修", at: round.desk)
    #expect(decision.value == nil && decision.question?.name == "SH-02")
    #expect(try Self.kinds(round).isEmpty)
    #expect(try round.file().view.withoutEffect.isEmpty)
    try ReviewVisit.run("0001", .approve, at: round.desk)
  }

  @Test("A decision that closes nothing is refused and leaves no entry")
  func withoutEffect() throws {
    let round = try Self.disputed()
    let size = try round.desk.store.read { try $0.log(of: round.desk.origin).size }
    #expect(throws: DecisionError.unknownValue(3)) {
      try ResolveConflict.run("0001", question: "SH-01", .take(3), reason: "y", at: round.desk)
    }
    #expect(throws: DecisionError.unknownQuestion("ZZ-1")) {
      try ResolveConflict.run("0001", question: "ZZ-1", .take(1), reason: "y", at: round.desk)
    }
    #expect(throws: DecisionError.noConflict("\(OfficeRound.visit) SH-02")) {
      try ResolveConflict.run("0001", question: "SH-02", .take(1), reason: "y", at: round.desk)
    }
    #expect(try round.desk.store.read { try $0.log(of: round.desk.origin).size } == size)
    try ResolveConflict.run("0001", question: "SH-01", .clear, reason: "y", at: round.desk)
    #expect(try round.file().view.conflicts.filter { $0.kind == .answers }.isEmpty)
  }

  @Test("Neither an author nor nobody decides, and a reason says something")
  func separation() throws {
    let round = try Self.disputed()
    for (clerk, reason, error) in [
      ("GP0007", "y", OfficeError.ownConflict("GP0007")), ("office", "y", .clerkNeeded),
      ("clerk01", " ", .blankReason),
    ] {
      #expect(throws: error) {
        try ResolveConflict.run(
          "0001", question: "SH-01", .take(1), reason: reason, at: round.desk(of: clerk))
      }
    }
    #expect(try !Self.kinds(round).isEmpty)
  }
}
