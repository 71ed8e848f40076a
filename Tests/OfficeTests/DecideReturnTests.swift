import Canonical
import Inspection
import Journal
import Merge
import Storage
import Testing

@testable import Office

@Suite("Deciding what came back late")
struct DecideReturnTests {
  /// A visit that a laptop finished and the office recalled, neither knowing of the other.
  private static func recalled() throws -> OfficeRound {
    let round = try OfficeRound()
    try round.crossing { try ChangeVisit.recall("0001", reason: "假期", at: round.desk) }
    return round
  }

  private static func decide(
    _ round: OfficeRound, _ decision: DecideReturn.Decision, by clerk: String = "clerk02"
  ) throws -> DecideReturn.Result {
    try DecideReturn.run("0001", decision, reason: "情况属实", at: round.desk(of: clerk))
  }

  @Test("Recalled and finished: accepted, the finish counts and its signatures with it")
  func accept() throws {
    let round = try Self.recalled()
    #expect(try round.file().view.conflicts.map(\.kind) == [.state])
    let result = try Self.decide(round, .accept)
    #expect(result.act == .conflictResolved && result.state == .finished)
    let view = try round.file().view
    #expect(view.conflicts.isEmpty && view.withoutEffect.isEmpty)
    try round.sign()
    try ReviewVisit.run("0001", .approve, at: round.desk)
  }

  @Test("Recalled and finished: returned, the team goes on")
  func giveBack() throws {
    let round = try Self.recalled()
    let result = try Self.decide(round, .return)
    #expect(result.act == .conflictResolved && result.state == .underway)
    #expect(try round.file().view.conflicts.isEmpty)
    #expect(try round.file().view.answers.count > 2)
  }

  @Test("Whoever recalled does not decide; somebody in particular does, with a reason")
  func separation() throws {
    let round = try Self.recalled()
    for (clerk, error) in [
      ("clerk01", OfficeError.ownConflict("clerk01")), ("office", .clerkNeeded),
      ("GP0007", .ownConflict("GP0007")),
    ] {
      #expect(throws: error) { try Self.decide(round, .accept, by: clerk) }
    }
    #expect(throws: OfficeError.blankReason) {
      try DecideReturn.run("0001", .accept, reason: " ", at: round.desk(of: "clerk02"))
    }
    #expect(try round.file().view.conflicts.map(\.kind) == [.state])
  }

  @Test("An unfinished late return counts as the open visit, whichever end it crossed")
  func unfinished() throws {
    for act in [EntryType.visitRecalled, .visitVoided] {
      let round = try OfficeRound()
      try round.crossing(finished: false) {
        _ =
          act == .visitRecalled
          ? try ChangeVisit.recall("0001", reason: "y", at: round.desk)
          : try ChangeVisit.void("0001", reason: "y", at: round.desk)
      }
      #expect(try round.file().view.conflicts.map(\.kind) == [.voidedAndAnswered])
      #expect(try Self.decide(round, .accept).state == .underway)
      #expect(try round.file().view.conflicts.isEmpty)
    }
  }

  @Test("Reassigned: the former team's finish is accepted, or the new team keeps the visit")
  func reassigned() throws {
    for decision in [DecideReturn.Decision.accept, .return] {
      let round = try OfficeRound()
      let new = ["GP0007", "GP0031", "GP0052"]
      try round.crossing { try round.give(to: new) }
      #expect(try round.file().view.conflicts.map(\.kind) == [.state])
      let state = try Self.decide(round, decision).state
      let view = try round.file().view
      #expect(view.conflicts.isEmpty && view.answers.count > 2)
      #expect(state == (decision == .accept ? .finished : .reassigned))
    }
  }

  @Test("What the office recalled or voided goes back to its team", arguments: [true, false])
  func reopened(recalled: Bool) throws {
    let round = try OfficeRound()
    if recalled {
      try ChangeVisit.recall("0001", reason: "y", at: round.desk)
    } else {
      try ChangeVisit.void("0001", reason: "y", at: round.desk)
    }
    #expect(throws: OfficeError.visitStanding(OfficeRound.visit, .inTime)) {
      try Self.decide(round, .accept)
    }
    let result = try Self.decide(round, .return)
    #expect(result.act == .visitReopened && result.state == .underway)
  }

  @Test("Nothing came late: there is nothing to decide")
  func inTime() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    for decision in [DecideReturn.Decision.accept, .return] {
      #expect(throws: OfficeError.visitStanding(OfficeRound.visit, .inTime)) {
        try Self.decide(round, decision)
      }
    }
  }

  @Test("Finished after its task bundle had expired: an approval says why, and accepting is one")
  func expired() throws {
    let round = try OfficeRound()
    try round.work(expired: true)
    try round.sign()
    let why = OfficeError.reasonNeeded(
      OfficeRound.visit, try #require(try round.file().expiryText))
    #expect(throws: why) { try ReviewVisit.run("0001", .approve, at: round.desk) }
    let result = try Self.decide(round, .accept)
    #expect(result.act == .visitReviewed && result.state == .finished)
    let review = try #require(try VisitReview(round.file()))
    #expect(review.decision == .approve && review.reason == "情况属实")
  }

  @Test("Entries of a revoked laptop after its receipt: an approval says why")
  func revoked() throws {
    let round = try OfficeRound()
    try round.enrolDevice()
    try round.work()
    try round.sign()
    try RevokeKey.run("laptop-1", reason: "遗失", by: round.desk)
    let file = try round.file()
    let late = try #require(file.revocationText)
    #expect(late.en.contains("\(file.afterRevocation.count) entries are of the revoked device"))
    #expect(file.afterRevocation.count > 10 && file.view.missingSignatures.isEmpty)
    #expect(throws: OfficeError.reasonNeeded(OfficeRound.visit, late)) {
      try ReviewVisit.run("0001", .approve, at: round.desk)
    }
    #expect(try round.file().ofOffice(.visitReviewed) == nil)
    try ReviewVisit.run("0001", .approve, reason: "交接时当面清点", at: round.desk)
    #expect(try VisitReview(round.file())?.reason == "交接时当面清点")
  }

  @Test("A revocation after the approval opens it again, and a return sends it back")
  func revokedLater() throws {
    let round = try OfficeRound()
    try round.enrolDevice()
    try round.work()
    try round.sign()
    try ReviewVisit.run("0001", .approve, at: round.desk)
    try RevokeKey.run("laptop-1", reason: "遗失", by: round.desk)
    #expect(try round.file().flags.count == 2)
    #expect(try Self.decide(round, .return).act == .visitReviewed)
    #expect(try VisitReview(round.file())?.decision == .return)
  }

  @Test("What comes after the approval is flagged until it is decided")
  func decided() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    try ReviewVisit.run("0001", .approve, at: round.desk)
    try round.reopenAndFinish(["SH-03": "no"])
    #expect(try round.file().decidedText != nil)
    #expect(throws: OfficeError.self) { try ReviewVisit.run("0001", .approve, at: round.desk) }
    #expect(try Self.decide(round, .accept).act == .visitReviewed)
    #expect(try round.file().flags.isEmpty)
  }
}

extension OfficeRound {
  /// The office acts while a laptop works on, neither knowing of the other.
  func crossing(finished: Bool = true, _ act: () throws -> Void) throws {
    let state = try #require(try file().view.stateHead)
    try act()
    try work(knowing: state, finishes: finished)
  }

  /// Gives the visit to a team, as an entry that its rules are not asked for.
  func give(to team: [String]) throws {
    let file = try file()
    let members = team.map { id in
      TeamMember(
        id: id, name: "检查员", department: "market", category: .officer, certificate: "晋E\(id)")
    }
    let given = file.visit.given(to: try Team(leader: team[0], members: members))
    let draft = desk.draft(
      .visitReassigned, visit: Self.visit,
      ["visit": given.value, "team": .strings(team), "reason": "y"], parents: file.view.heads)
    try desk.store.write { _ = try desk.record([draft], in: $0) }
  }

  /// The team takes the finished visit up again, answers, finishes and signs.
  func reopenAndFinish(_ answers: [String: String]) throws {
    try laptop([
      EntryDraft(
        .visitReopened, visit: Self.visit, by: Self.team, data: ["reason": "补正"],
        parents: file().view.heads)
    ])
    for (question, value) in answers { try answer("shop", question, .string(value)) }
    try finish()
    try sign()
  }
}
