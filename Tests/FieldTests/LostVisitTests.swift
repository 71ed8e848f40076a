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

@Suite("A visit that the office takes away")
struct LostVisitTests {
  private let round: FieldRound

  init() throws {
    round = try FieldRound()
  }

  private func standing(
    _ visit: String = FieldRound.visit, on laptop: Laptop? = nil
  ) throws -> OfficeStanding? {
    try (laptop ?? round.laptop).store.read { try $0.officeStanding(of: visit) }
  }

  private func refusesWork(_ error: FieldError) throws {
    try round.refuses(error) { try round.answer(["SH-01": "yes"]) }
    try round.refuses(error) { try Finish.run(FieldRound.visit, on: round.laptop) }
    try round.refuses(error) { try round.attach("photo") }
    try round.refuses(error) {
      try EndVisit.void(FieldRound.visit, reason: "关门", on: round.laptop)
    }
  }

  @Test("Recalled: the laptop hears of it, keeps its work, and packs it; only the office gives it")
  func recalled() throws {
    try round.arrive()
    try round.answer(["SH-01": "yes"])
    try ChangeVisit.recall(FieldRound.visit, reason: "假期", at: round.desk())
    let opened = try round.openNext()
    let word = OfficeStanding(visit: FieldRound.visit, state: "recalled", isHeld: false)
    #expect(opened.lost == [word] && opened.visits == FieldRound.otherVisits)
    #expect(try standing() == word)
    let error = FieldError.ended(visit: FieldRound.visit, state: "recalled")
    try refusesWork(error)
    try round.refuses(error) {
      try EndVisit.reopen(FieldRound.visit, reason: "还要去", on: round.laptop)
    }
    #expect(try round.file().view.answers.count == 1)
    let result = try round.deliver()
    #expect(result.report.exitCode == 3 && result.conflicts.count == 1)
    #expect(result.conflicts.first?["kind"] == "voided-and-answered")
  }

  @Test("Recalled and given back: work goes on where it was left")
  func givenBack() throws {
    try round.arrive()
    try round.answer(["SH-01": "yes"])
    try ChangeVisit.recall(FieldRound.visit, reason: "假期", at: round.desk())
    try round.openNext()
    try round.deliver()
    try DecideReturn.run(
      FieldRound.visit, .return, reason: "照旧", at: round.desk(of: "clerk02"))
    let opened = try round.openNext()
    #expect(opened.lost.isEmpty && opened.visits.contains(FieldRound.visit))
    try round.answer(["SH-02": "4.5", "DV-01#1": "yes", "DV-01#2": "na"])
    try Finish.run(FieldRound.visit, on: round.laptop)
    #expect(try round.deliver().conflicts.isEmpty)
  }

  @Test("Voided by the office: refused until it is reopened with its reason")
  func voided() throws {
    try round.arrive()
    try round.answer(["SH-01": "yes"])
    try ChangeVisit.void(FieldRound.visit, reason: "登记有误", at: round.desk())
    try round.openNext()
    try refusesWork(.ended(visit: FieldRound.visit, state: "voided"))
    try EndVisit.reopen(FieldRound.visit, reason: "当事人仍在营业", on: round.laptop)
    try round.answer(["SH-02": "4.5"])
    #expect(try round.file().view.state == .underway)
    #expect(try round.laptop.store.read { try FindVisit.numbered($0)[0].isOpen })
  }

  @Test("Reassigned: the new team's laptop gets it, the former one hears and refuses")
  func reassigned() throws {
    let other = try round.otherLaptop()
    try round.arrive()
    try round.answer(["SH-01": "yes"])
    try round.reassign()
    let gained = try round.openNext(on: other)
    #expect(gained.visits == [FieldRound.visit] && gained.lost.isEmpty)
    try Arrive.run(FieldRound.visit, officers: [], on: other)
    let file = try #require(try other.store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.present == FieldRound.otherTeam)
    let lost = try round.openNext()
    #expect(lost.lost.map(\.visit) == [FieldRound.visit])
    try refusesWork(.givenAway(visit: FieldRound.visit))
    #expect(try round.laptop.store.read { try FindVisit.numbered($0)[0].isLost })
    let result = try round.deliver()
    #expect(result.conflicts.map { $0["kind"] } == ["reassigned-and-answered"])
  }

  @Test("A new team goes on from what the former one had delivered, though it never gets that")
  func deliveredBefore() throws {
    let other = try round.otherLaptop()
    try round.arrive()
    try round.answer(["SH-01": "yes"])
    try round.deliver()
    try round.reassign()
    try round.openNext(on: other)
    let file = try #require(try other.store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.view.state == .reassigned && file.view.waiting.isEmpty)
    try Arrive.run(FieldRound.visit, officers: [], on: other)
    _ = try Answer.run(FieldRound.visit, [.init("SH-02", "4.5")], on: other)
    let packed = try Pack.run(to: round.folder + "/other-stick", on: other)
    let result = try MergeResults.run(packed[0].path, at: round.desk())
    #expect(result.conflicts.isEmpty)
    let merged = try #require(
      try round.desk().store.read { try $0.visitFile(FieldRound.visit) })
    #expect(merged.view.state == .underway && merged.view.answers.count == 2)
  }

  @Test("H4: a finish of the former team comes late, is kept and flagged; signing goes on")
  func formerTeamFinished() throws {
    _ = try round.otherLaptop()
    try round.finish()
    try round.reassign()
    try round.openNext()
    try round.sign(["GP0007", "GP0031"])
    try round.refuses(FieldError.givenAway(visit: FieldRound.visit)) {
      try EndVisit.reopen(FieldRound.visit, reason: "补正", on: round.laptop)
    }
    let result = try round.deliver()
    #expect(result.conflicts.map { $0["kind"] } == ["state"])
    try DecideReturn.run(
      FieldRound.visit, .accept, reason: "已查完", at: round.desk(of: "clerk02"))
    let file = try #require(
      try round.desk().store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.view.state == .finished && file.view.isSigned)
  }

  @Test("The laptop is told in every bundle until its journal shows that it has heard")
  func until() throws {
    try ChangeVisit.recall(FieldRound.visit, reason: "假期", at: round.desk())
    _ = try round.export(for: round.laptop)
    #expect(try round.openNext().lost.map(\.visit) == [FieldRound.visit])
    #expect(try round.openNext().lost.map(\.visit) == [FieldRound.visit])
    try round.arrive(at: FieldRound.otherVisits[0])
    try round.deliver()
    #expect(try round.openNext().lost.isEmpty)
    #expect(try standing()?.state == "recalled")
  }

  @Test("What another laptop finished or voided shows by the word of the office")
  func elsewhere() throws {
    let spare = try round.spare()
    _ = try OpenTask.run(round.firstTask(of: spare), on: spare)
    try round.finish()
    try round.deliver()
    try round.openNext(on: spare)
    #expect(try standing(on: spare)?.state == "finished")
    #expect(try standing(on: spare)?.isHeld == true)
    try round.openNext()
    try EndVisit.void(FieldRound.otherVisits[0], reason: "关门", on: round.laptop)
    try round.deliver()
    let opened = try round.openNext(on: spare)
    let word = OfficeStanding(visit: FieldRound.otherVisits[0], state: "voided", isHeld: false)
    #expect(opened.lost == [word])
    #expect(try standing(FieldRound.otherVisits[0], on: spare) == word)
  }

  @Test("An opening that names no standing, as earlier programs wrote it, says that all are held")
  func earlier() throws {
    #expect(OfficeStanding(["visit": "V-1"])?.isHeld == true)
    #expect(OfficeStanding(["state": "recalled"]) == nil)
  }
}
