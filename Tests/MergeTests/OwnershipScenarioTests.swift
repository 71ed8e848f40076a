import Canonical
import Journal
import Merge
import Testing

/// Reports from other products' trackers about deletion, ownership and keys that stand twice, named
/// by their ids.
@Suite("What went wrong for others: who has what")
struct OwnershipScenarioTests {
  private let history = History()
  private let office: Device
  private let first: Device
  private let second: Device

  init() {
    office = history.office()
    first = history.laptop(1, knowing: office)
    second = history.laptop(2, by: ["GP0031", "GP0007"], knowing: office)
  }

  @Test("O6: what comes back of a voided visit is neither dropped nor undoes the void")
  func o6() throws {
    office.change(.visitVoided, data: ["reason": "registered twice"])
    let late = first.answer("CT-01", "yes")
    try first.finish()
    let view = history.view
    #expect(view.state == .undecided && !view.isSettled)
    #expect(view.entries.contains(late) && view.answers[.question("CT-01")] == "yes")
    office.receive(from: first)
    office.resolveState("visit.voided", by: ["clerk02"])
    #expect(history.view.state == .voided && history.view.conflicts.isEmpty)
    #expect(history.view.entries.contains(late))
  }

  @Test("O10: what is taken away is an entry with its reason, never an absence")
  func o10() {
    let captured = first.answer("CT-01", "yes")
    first.answer("CT-01", nil)
    office.change(.visitRecalled, data: ["reason": "holiday"])
    let view = history.view
    #expect(view.entries.contains(captured) && view.entries.count == 4)
    #expect(view.stateHeads.first?.entry.data["reason"] == "holiday")
  }

  @Test("S2: overlapping deliveries are taken in once, whatever they begin with")
  func s2() {
    let entries = (1...6).map { first.answer("CT-0\($0)", "yes").entry }
    var held: [Int: Digest] = [:]
    var new = 0
    for range in [0..<4, 2..<6, 0..<6, 5..<6] {
      let union = Union(Array(entries[range]), of: first.origin) { [held] in held[$0] }
      for entry in union.taken { held[entry.sequence] = entry.leaf }
      new += union.new.count
      #expect(union.forks.isEmpty && union.new.count + union.known.count == range.count)
    }
    #expect(new == entries.count)
  }

  @Test("M1, M5: one key for two things is a conflict of its own kind, and no number is changed")
  func m1() throws {
    let mine = first.answer("DV-01", of: "1", "fryer")
    let theirs = second.answer("DV-01", of: "1", "oven")
    let conflict = try #require(history.view.conflicts.first)
    #expect(conflict.kind == .sameInstance && conflict.heads == [mine, theirs].sorted())
    #expect(conflict.register == .instance("DV-01", "1"))
  }

  @Test("M4: other questions and equal values are no conflict")
  func m4() {
    first.answer("CT-01", "yes")
    second.answer("CT-01", "yes")
    second.answer("CT-02", "no")
    #expect(history.view.conflicts.isEmpty && history.view.answers.count == 2)
  }

  @Test("M9: a conflict is a thing with identity, base and authors, the same for everybody")
  func m9() throws {
    let base = first.answer("CT-01", "A")
    second.receive(from: first)
    let mine = first.answer("CT-01", "B")
    let theirs = second.answer("CT-01", "C")
    office.receive(from: second)
    office.receive(from: first)
    let conflict = try #require(office.view.conflicts.first)
    #expect(conflict.base == base && conflict.heads == [mine, theirs].sorted())
    second.receive(from: first)
    #expect(second.view.conflicts.map(\.id) == [conflict.id])
  }

  @Test("Q5: an answer to a name that the form lost is kept, and found when the mapping comes")
  func q5() {
    let answer = first.answer("CT-01", "yes")
    #expect(history.view.registers[.question("CT-11")] == nil)
    office.revise(["CT-01": "CT-11"])
    #expect(history.view.registers[.question("CT-11")]?.heads == [answer])
  }

  @Test("A laptop believes the office about what it never gets, and judges as the office does")
  func seenByTheOffice() {
    first.answer("CT-01", "yes")
    second.answer("CT-01", "no")
    office.receive(from: first)
    office.receive(from: second)
    office.resolve("CT-01", "no", by: ["clerk02"])
    office.change(.visitRecalled)
    office.change(.visitReassigned, data: ["team": .strings(history.secondTeam)])
    var context = history.context
    context.heldElsewhere = Set(office.written.flatMap(\.entry.parents))
    let alone = VisitView.fold(office.written, context: context)
    #expect(alone.waiting.isEmpty && alone.withoutEffect.isEmpty && alone.conflicts.isEmpty)
    #expect(alone.state == .reassigned && alone.answers == [.question("CT-01"): "no"])
    #expect(alone.stateHeads == history.view.stateHeads)
    let all = VisitView.fold(history.everything, context: context)
    #expect(all == history.view)
  }

  @Test("S10: however often a visit changes hands, one team has it")
  func s10() {
    for team in [history.secondTeam, ["GP0044", "GP0007"], history.team] {
      office.change(.visitReassigned, data: ["team": .strings(team)])
      let values = history.view.registers[.state]?.values ?? []
      #expect(values.count == 1 && values.first?.value?["team"] == .strings(team))
      #expect(history.view.state == .reassigned)
    }
  }
}
