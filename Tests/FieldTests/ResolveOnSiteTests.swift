import Canonical
import Forms
import Inspection
import Intake
import Journal
import Merge
import Office
import Storage
import Testing

@testable import Field

/// Both inspectors decide together what their laptops recorded differently (merge.md 7).
@Suite("Deciding a conflict on site")
struct ResolveOnSiteTests {
  private static let pair = ["GP0007", "GP0052"]

  /// Two laptops, each of which knows that they answered one question differently.
  private static func disputed() throws -> Site {
    let site = try Site()
    let round = site.round
    try round.arrive(pair)
    try Arrive.run(FieldRound.visit, officers: pair, on: site.other)
    try Site.answer("4.5", to: "SH-02", on: round.laptop)
    try Site.answer("5", to: "SH-02", on: site.other)
    try site.hand(from: round.laptop, to: site.other, on: "one")
    try site.hand(from: site.other, to: round.laptop, on: "two")
    try #require(site.view(round.laptop).conflicts.map(\.kind) == [.answers])
    return site
  }

  private static func resolve(
    _ choice: Decision.Choice, _ question: String? = "sh-02", by: [String] = [], on laptop: Laptop
  ) throws -> Decision {
    try ResolveOnSite.run(
      FieldRound.visit, question: question, choice, reason: "两人共同复测", by: by, on: laptop)
  }

  @Test("The value that both take holds here, on the other laptop and at the office")
  func together() throws {
    let site = try Self.disputed()
    let round = site.round
    let conflict = try #require(try site.view(round.laptop).conflicts.first)
    let chosen = try #require(conflict.values.firstIndex { $0.value == "5" })
    let entry = try round.entry {
      let decision = try Self.resolve(.take(chosen + 1), on: round.laptop)
      #expect(decision.value == "5" && decision.question?.name == "SH-02")
    }
    #expect(entry.type == .conflictResolved && entry.by == Self.pair)
    #expect(Set(entry.parents) == Set(conflict.heads.map(\.leaf)))
    #expect(entry.data["reason"] == "两人共同复测")
    #expect(try site.view(round.laptop).conflicts.isEmpty)

    let there = try site.hand(from: round.laptop, to: site.other, on: "three")
    #expect(there.report.exitCode == 0)
    #expect(try site.view(site.other).answers == site.view(round.laptop).answers)

    let packed = try Pack.run(to: "\(round.folder)/home", on: site.other)
    #expect(try MergeResults.run(packed[0].path, at: round.desk()).report.exitCode == 0)
    let file = try #require(try round.desk().store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.view.conflicts.isEmpty)
    #expect(file.view.answers == (try site.view(round.laptop).answers))
    #expect(try CheckStore.run(on: round.laptop).isIntact)
  }

  @Test("A third value, and none at all, are decisions too")
  func otherValues() throws {
    for (choice, value) in [(Decision.Choice.value("6"), JSONValue.string("6")), (.clear, nil)] {
      let site = try Self.disputed()
      #expect(try Self.resolve(choice, nil, on: site.round.laptop).value == value)
      let view = try site.view(site.round.laptop)
      #expect(view.conflicts.isEmpty)
      let register = Register.answer(form: "shop", question: "SH-02", instance: "")
      #expect(view.registers[register]?.values.compactMap(\.value) == [value].compactMap { $0 })
    }
  }

  @Test("Nobody decides alone, and nobody for people who are not of the team")
  func alone() throws {
    let site = try Self.disputed()
    let round = site.round
    for (by, error) in [
      (["GP0007"], FieldError.decidedAlone(found: 1, needed: 2)),
      (["GP0007", "GP0007"], .decidedAlone(found: 1, needed: 2)),
      (["GP0007", FieldRound.technician], .decidedAlone(found: 1, needed: 2)),
      (["GP0007", FieldRound.stranger], .notOfTheTeam(FieldRound.stranger)),
    ] {
      try round.refuses(error) { _ = try Self.resolve(.take(1), by: by, on: round.laptop) }
    }
  }

  @Test("What is no conflict, no value of it and no answer to it is refused")
  func refused() throws {
    let site = try Self.disputed()
    let round = site.round
    try round.refuses(DecisionError.noConflict("\(FieldRound.visit) SH-01")) {
      _ = try Self.resolve(.take(1), "SH-01", on: round.laptop)
    }
    try round.refuses(DecisionError.unknownQuestion("XX-01")) {
      _ = try Self.resolve(.take(1), "XX-01", on: round.laptop)
    }
    try round.refuses(DecisionError.unknownValue(3)) {
      _ = try Self.resolve(.take(3), on: round.laptop)
    }
    let error = #expect(throws: DecisionError.self) {
      _ = try Self.resolve(.value("warm"), on: round.laptop)
    }
    guard case .notTaken("SH-02", _)? = error else {
      Issue.record("refused as \(String(describing: error))")
      return
    }
    #expect(try site.view(round.laptop).conflicts.count == 1)
  }

  @Test("A decision that crosses a new answer is a conflict again, as row 20 of merge.md has it")
  func crossed() throws {
    let site = try Self.disputed()
    let round = site.round
    _ = try Self.resolve(.take(1), on: round.laptop)
    try Site.answer("7", to: "SH-02", on: site.other)
    let result = try site.hand(from: site.other, to: round.laptop, on: "three")
    #expect(result.report.exitCode == 3)
    #expect(try site.view(round.laptop).conflicts.map(\.kind) == [.answers])
    _ = try Self.resolve(.value("7"), on: round.laptop)
    #expect(try site.view(round.laptop).conflicts.isEmpty)
  }

  @Test("Voided on one laptop and answered on the other: both decide that the visit goes on")
  func voided() throws {
    let site = try Site()
    let round = site.round
    try round.arrive(Self.pair)
    try Arrive.run(FieldRound.visit, officers: Self.pair, on: site.other)
    try Site.answer("4.5", to: "SH-02", on: round.laptop)
    try EndVisit.void(FieldRound.visit, reason: "关门", on: site.other)
    try site.hand(from: site.other, to: round.laptop, on: "one")
    #expect(try site.view(round.laptop).conflicts.map(\.kind) == [.voidedAndAnswered])
    _ = try Self.resolve(.value("visit.reopened"), "state", on: round.laptop)
    #expect(try site.view(round.laptop).conflicts.isEmpty)
    try site.hand(from: round.laptop, to: site.other, on: "two")
    #expect(try site.view(site.other).conflicts.isEmpty)
    try Site.answer("yes", to: "SH-01", on: site.other)
  }

  @Test("What the office did beside the team's work only the office decides")
  func office() throws {
    let round = try FieldRound()
    let issued = try round.file().view.heads
    try round.work()
    let office = round.laptop.officeOrigin
    let data: [String: JSONValue] = ["team": try round.file().visit.team.value, "reason": "调整"]
    try round.laptop.store.write { writing in
      let last = try #require(try writing.reading.entries(of: office).last)
      let reassigned = try Entry(
        EntryDraft(
          .visitReassigned, visit: FieldRound.visit, by: ["clerk01"], data: data, parents: issued),
        sequence: last.sequence + 100, previous: .zero, moment: last.moment,
        salt: Array(repeating: 1, count: 16))
      try writing.insert(reassigned, of: office)
      try Projection.follow([reassigned], own: false, in: writing)
    }
    #expect(try round.file().view.conflicts.map(\.kind) == [.reassignedAndAnswered])
    try round.refuses(FieldError.officeDecides(visit: FieldRound.visit)) {
      _ = try Self.resolve(.value("visit.reopened"), "state", on: round.laptop)
    }
  }

  @Test("What is in dispute is not answered; decided, the visit ends, and then nothing is decided")
  func ended() throws {
    let site = try Self.disputed()
    let round = site.round
    try round.answer(["SH-01": "yes", "DV-01#1": "yes", "DV-01#2": "na"])
    let error = #expect(throws: FieldError.self) {
      try Finish.run(FieldRound.visit, on: round.laptop)
    }
    guard case .incomplete(_, let gaps)? = error else {
      Issue.record("refused as \(String(describing: error))")
      return
    }
    #expect(gaps.map(\.question) == ["SH-02"])
    _ = try Self.resolve(.value("6"), on: round.laptop)
    try Finish.run(FieldRound.visit, on: round.laptop)
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      _ = try Self.resolve(.take(1), on: round.laptop)
    }
  }
}
