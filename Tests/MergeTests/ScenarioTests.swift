import Canonical
import Journal
import Merge
import Testing

/// Reports from other products' trackers that a pure merge decides, named by their ids.
@Suite("What went wrong for others")
struct ScenarioTests {
  private let history = History()
  private let office: Device
  private let first: Device

  init() {
    office = history.office()
    first = history.laptop(1, knowing: office)
  }

  @Test("O1: three offline edits in every order apply as a chain, without conflict")
  func o1() {
    let edits = ["A", "B", "C"].map { first.answer("CT-01", .string($0)) }
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      var arrived = office.written
      for number in order {
        arrived.append(edits[number])
        let view = VisitView.fold(arrived, context: history.context)
        #expect(view.conflicts.isEmpty)
        #expect(view.entries.count + view.waiting.count == arrived.count)
      }
      let view = VisitView.fold(arrived, context: history.context)
      #expect(view.waiting.isEmpty && view.answers[.question("CT-01")] == "C")
    }
  }

  @Test("O2: the conflict is against the very version that came between")
  func o2() throws {
    let base = first.answer("CT-01", "A")
    office.receive(from: first)
    let between = office.answer("CT-01", "X")
    first.answer("CT-01", "B")
    let last = first.answer("CT-01", "C")
    let conflict = try #require(history.view.conflicts.first)
    #expect(conflict.heads == [between, last].sorted() && conflict.base == base)
    #expect(conflict.heads.map(\.entry.by).contains(["clerk01"]))
  }

  @Test(
    "M3: void against edit and edit against void are the same conflict", arguments: [true, false])
  func m3(officeVoids: Bool) {
    let (voiding, answering) = officeVoids ? (office, first) : (first, office)
    let answer = answering.answer("CT-01", "yes")
    let void = voiding.change(.visitVoided)
    let conflicts = history.view.conflicts
    #expect(conflicts.map(\.kind) == [.voidedAndAnswered])
    #expect(conflicts.first?.heads == [answer, void].sorted())
    #expect(history.view.state == .undecided)
    #expect(history.view.entries.contains(answer) && history.view.entries.contains(void))
  }

  @Test("S3: answer, clear and answer again merge in any sequence", arguments: 0..<16)
  func s3(pattern: Int) {
    let values: [JSONValue?] = (0..<4).map { pattern >> $0 & 1 == 1 ? "yes" : nil }
    for value in values { first.answer("CT-01", value) }
    let shuffled = history.everything.reversed()
    let view = VisitView.fold(Array(shuffled), context: history.context)
    #expect(view.conflicts.isEmpty)
    #expect(view.registers[.question("CT-01")]?.values.map(\.value) == [values[3]])
  }

  @Test("H4: what the former team returns late is kept, attributed, flagged, and decided")
  func h4() throws {
    office.change(.visitReassigned, data: ["team": .strings(history.secondTeam)])
    let late = first.answer("CT-01", "yes")
    let conflict = try #require(history.view.conflicts.first)
    #expect(history.view.conflicts.map(\.kind) == [.reassignedAndAnswered])
    #expect(conflict.heads.contains(late) && late.entry.by == history.team)
    #expect(history.view.answers[.question("CT-01")] == "yes" && !history.view.isSettled)
    office.receive(from: first)
    office.resolveState("visit.reassigned", by: ["clerk02"])
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("Q1: an entry sent again blocks nothing and changes nothing")
  func q1() {
    first.answer("CT-01", "yes")
    let once = history.view
    let again = VisitView.fold(
      history.everything + history.everything, context: history.context)
    #expect(again == once)
  }
}
