import Canonical
import Journal
import Merge
import Testing

/// Rows of the matrix in merge.md that a pure fold decides, each in both directions: the office
/// or another device takes one side, a laptop the other.
@Suite("The matrix every release must pass")
struct MatrixTests {
  private let history = History()
  private let office: Device
  private let first: Device
  private let second: Device

  init() {
    office = history.office()
    first = history.laptop(1, knowing: office)
    second = history.laptop(2, by: ["GP0031", "GP0007"], knowing: office)
  }

  /// The two who act: the field, and the office or another laptop; both ways round.
  private func sides(_ swapped: Bool, withOffice: Bool = true) -> (Device, Device) {
    let other = withOffice ? office : second
    return swapped ? (first, other) : (other, first)
  }

  /// An answer that everybody knows.
  @discardableResult
  private func base(_ value: JSONValue = "A") -> RecordedEntry {
    let entry = office.answer("CT-01", value)
    first.receive(from: office)
    second.receive(from: office)
    return entry
  }

  @Test(
    "Row 1: two different values conflict, with base, both, who and when",
    arguments: [true, false], [true, false])
  func differentValues(swapped: Bool, withOffice: Bool) throws {
    let base = base()
    let (left, right) = sides(swapped, withOffice: withOffice)
    let mine = left.answer("CT-01", "B")
    let theirs = right.answer("CT-01", "C")
    let conflict = try #require(history.view.conflicts.first)
    #expect(history.view.conflicts.count == 1)
    #expect(conflict.kind == .answers && conflict.register == .question("CT-01"))
    #expect(conflict.heads == [mine, theirs].sorted())
    #expect(conflict.base == base)
    #expect(Set(conflict.values.map(\.value)) == ["B", "C"])
    #expect(conflict.values.flatMap(\.authors).allSatisfy { !$0.entry.by.isEmpty })
    #expect(history.view.answers[.question("CT-01")] == nil)
  }

  @Test("Row 2: the same value twice is an agreement", arguments: [true, false], [true, false])
  func sameValue(swapped: Bool, withOffice: Bool) throws {
    base()
    let (left, right) = sides(swapped, withOffice: withOffice)
    let mine = left.answer("CT-01", "B")
    let theirs = right.answer("CT-01", "B")
    let view = history.view
    #expect(view.conflicts.isEmpty)
    #expect(view.agreements.map(\.register) == [.question("CT-01")])
    #expect(view.agreements.first?.values.first?.authors == [mine, theirs].sorted())
    #expect(view.answers[.question("CT-01")] == "B")
  }

  @Test(
    "Row 3: different questions do not conflict", arguments: [true, false], [true, false])
  func differentQuestions(swapped: Bool, withOffice: Bool) {
    let (left, right) = sides(swapped, withOffice: withOffice)
    left.answer("CT-01", "B")
    right.answer("CT-02", "C")
    #expect(history.view.conflicts.isEmpty)
    #expect(
      history.view.answers == [.question("CT-01"): "B", .question("CT-02"): "C"])
  }

  @Test(
    "Rows 4 and 5: voided and answered conflict, once for the visit", arguments: [true, false],
    [true, false])
  func voidedAndAnswered(swapped: Bool, withOffice: Bool) throws {
    let (voiding, answering) = sides(swapped, withOffice: withOffice)
    let void = voiding.change(.visitVoided, data: ["reason": "wrong address"])
    let one = answering.answer("CT-01", "yes")
    let two = answering.answer("CT-02", "no")
    let conflict = try #require(history.view.conflicts.first)
    #expect(history.view.conflicts.count == 1)
    #expect(conflict.kind == .voidedAndAnswered && conflict.register == nil)
    #expect(conflict.heads == [void, one, two].sorted())
    #expect(history.view.state == .undecided)
    #expect(history.view.answers.count == 2)
  }

  @Test("An answer that the void had seen does not conflict with it", arguments: [true, false])
  func voidAfterAnswer(withOffice: Bool) {
    first.answer("CT-01", "yes")
    let voiding = withOffice ? office : second
    voiding.receive(from: first)
    voiding.change(.visitVoided)
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.state == .voided)
  }

  @Test(
    "Row 6: voided twice is voided once, with two witnesses", arguments: [true, false],
    [true, false])
  func voidedTwice(swapped: Bool, withOffice: Bool) {
    let (left, right) = sides(swapped, withOffice: withOffice)
    let one = left.change(.visitVoided, data: ["reason": "closed down"])
    let two = right.change(.visitVoided, data: ["reason": "moved away"])
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.state == .voided)
    #expect(history.view.registers[.state]?.isAgreement == true)
    #expect(history.view.registers[.state]?.values.first?.authors == [one, two].sorted())
  }

  @Test("Row 9: the same bundle three times is new once, then known")
  func threeTimes() {
    let entries = (1...5).map { first.answer("CT-0\($0)", "yes").entry }
    var held: [Int: Digest] = [:]
    for round in 1...3 {
      let union = Union(entries, of: first.origin) { [held] in held[$0] }
      for entry in union.taken { held[entry.sequence] = entry.leaf }
      #expect(union.new.count == (round == 1 ? 5 : 0))
      #expect(union.known.count == (round == 1 ? 0 : 5))
      #expect(union.forks.isEmpty)
    }
  }

  @Test("Row 10: the parts of a return give one state in every order")
  func partsInEveryOrder() {
    first.answer("CT-01", "no")
    first.answer("CT-01", nil)
    first.answer("CT-01", "yes")
    let parts = first.written
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let views = orders.map { order in
      VisitView.fold(office.written + order.map { parts[$0] }, context: history.context)
    }
    #expect(Set(views).count == 1)
    #expect(views[0].answers[.question("CT-01")] == "yes")
  }

  @Test("M11: Row 11: what follows an absent part waits and names it, the rest is live")
  func laterPartOnly() {
    let absent = first.answer("CT-01", "no")
    let child = first.answer("CT-01", "yes")
    let grandchild = first.answer("CT-01", "no")
    let free = first.answer("CT-02", "yes")
    let view = VisitView.fold(
      office.written + [child, grandchild, free], context: history.context)
    #expect(view.waiting.map(\.recorded) == [child, grandchild])
    #expect(view.waiting.allSatisfy { $0.absent == [absent.leaf] })
    #expect(view.answers == [.question("CT-02"): "yes"])
    #expect(view.conflicts.isEmpty && !view.isSettled)
    #expect(history.view.waiting.isEmpty)
  }

  @Test(
    "Row 12: A→B→A and A→C conflict, because parents tell", arguments: [true, false],
    [true, false])
  func backToTheStart(swapped: Bool, withOffice: Bool) throws {
    let base = base()
    let (left, right) = sides(swapped, withOffice: withOffice)
    left.answer("CT-01", "B")
    let back = left.answer("CT-01", "A")
    let other = right.answer("CT-01", "C")
    let conflict = try #require(history.view.conflicts.first)
    #expect(conflict.heads == [back, other].sorted())
    #expect(conflict.base == base)
    #expect(Set(conflict.values.map(\.value)) == ["A", "C"])
  }

  @Test("Row 14: recalled and finished is kept, flagged, and not published until decided")
  func recalledAndFinished() throws {
    first.answer("CT-01", "yes")
    try first.finish()
    office.change(.visitRecalled, data: ["reason": "holiday"])
    let view = history.view
    #expect(view.conflicts.map(\.kind) == [.state])
    #expect(view.state == .undecided && !view.isSigned && !view.isSettled)
    #expect(view.finishes.first?.isSigned == true)
    #expect(view.answers == [.question("CT-01"): "yes"])

    office.receive(from: first)
    let own = office.resolveState("visit.finished")
    #expect(history.view.withoutEffect.map(\.recorded) == [own])
    #expect(history.view.conflicts.map(\.kind) == [.state])
    office.resolveState("visit.finished", by: ["clerk02"])
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.state == .finished && history.view.isSigned)
  }

  @Test("Row 14, recalled while answering: one conflict, closed by the decision")
  func recalledAndAnswered() throws {
    first.answer("CT-01", "yes")
    office.change(.visitRecalled)
    #expect(history.view.conflicts.map(\.kind) == [.voidedAndAnswered])
    office.receive(from: first)
    office.resolveState("visit.recalled", by: ["clerk02"])
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.state == .recalled)
    first.answer("CT-02", "no")
    #expect(history.view.conflicts.map(\.kind) == [.voidedAndAnswered])
  }

  @Test("Row 15: finished by the team before and after a reassignment", arguments: [true, false])
  func reassigned(second wins: Bool) throws {
    let other = history.laptop(3, by: history.secondTeam, knowing: office)
    first.answer("CT-01", "yes")
    let mine = try first.finish()
    office.change(.visitReassigned, data: ["team": .strings(history.secondTeam)])
    other.receive(from: office)
    other.answer("CT-02", "no")
    let theirs = try other.finish()
    let view = history.view
    #expect(view.conflicts.map(\.kind) == [.state])
    #expect(view.stateHeads == [mine, theirs].sorted())
    #expect(view.answers.count == 2)
    #expect(view.finishes.map(\.isSigned) == [true, true])

    office.receive(from: first)
    office.receive(from: other)
    let chosen = wins ? theirs : mine
    let value = view.registers[.state]?.values.first { $0.authors == [chosen] }?.value
    office.resolveState(try #require(value), by: ["clerk02"])
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.state == .finished && history.view.isSigned)
  }

  @Test("Row 16: a laptop restored from an image forks its journal, both branches kept")
  func restoredFromImage() throws {
    first.answer("CT-01", "yes")
    let image = history.restored(first)
    let lost = first.answer("CT-02", "yes")
    let other = image.answer("CT-02", "no")
    let union = Union([other.entry], of: first.origin) { sequence in
      first.written.first { $0.entry.sequence == sequence }?.leaf
    }
    #expect(union.branching == [other.entry] && union.taken == [other.entry])
    #expect(union.forks.map(\.sequence) == [lost.entry.sequence])
    #expect(union.forks.first?.leaves == [lost.leaf, other.leaf].sorted())
    #expect(history.view.forks.map(\.branches) == [[lost, other].sorted()])
    #expect(history.view.conflicts.map(\.register) == [.question("CT-02")])
  }

  @Test("Row 18: set, cleared and set again merges", arguments: [true, false], [true, false])
  func setClearedSet(swapped: Bool, withOffice: Bool) throws {
    let (left, right) = sides(swapped, withOffice: withOffice)
    left.answer("CT-01", "yes")
    left.answer("CT-01", nil)
    #expect(history.view.registers[.question("CT-01")]?.values.map(\.value) == [nil])
    #expect(history.view.answers.isEmpty)
    left.answer("CT-01", "no")
    right.answer("CT-02", "yes")
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.answers[.question("CT-01")] == "no")
  }

  @Test("Cleared competes with a value", arguments: [true, false])
  func clearedCompetes(swapped: Bool) throws {
    base()
    let (left, right) = sides(swapped)
    left.answer("CT-01", nil)
    right.answer("CT-01", "B")
    #expect(history.view.conflicts.first?.values.count == 2)
  }

  @Test("Row 19: B, B and C from three laptops are two values, B with two authors")
  func threeLaptops() throws {
    let third = history.laptop(3, knowing: office)
    let b1 = first.answer("CT-01", "B")
    let b2 = second.answer("CT-01", "B")
    let c = third.answer("CT-01", "C")
    let conflict = try #require(history.view.conflicts.first)
    #expect(conflict.values.count == 2)
    #expect(conflict.values.first { $0.value == "B" }?.authors == [b1, b2].sorted())
    #expect(conflict.values.first { $0.value == "C" }?.authors == [c])
    #expect(history.view.agreements.isEmpty)
  }

  @Test(
    "Row 20: a resolution and an answer it had not seen conflict again", arguments: [true, false])
  func resolutionCrosses(swapped: Bool) throws {
    let mine = first.answer("CT-01", "B")
    let theirs = second.answer("CT-01", "C")
    office.receive(from: first)
    office.receive(from: second)
    let decision = office.resolve("CT-01", "B")
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.answers[.question("CT-01")] == "B")
    let late = (swapped ? first : second).answer("CT-01", "D")
    let conflict = try #require(history.view.conflicts.first)
    #expect(conflict.heads == [decision, late].sorted())
    #expect(conflict.base == (swapped ? mine : theirs))
  }

  @Test("Row 21: two finishes of one visit", arguments: [true, false])
  func twoFinishes(swapped: Bool) throws {
    let (left, right) = sides(swapped, withOffice: false)
    left.answer("CT-01", "yes")
    left.answer("CT-02", "yes")
    try left.finish()
    right.answer("CT-01", "yes")
    right.answer("CT-02", "no")
    #expect(history.view.state == .finishedInPart)
    #expect(history.view.answersOutsideFinishes.count == 2)
    try right.finish()
    let view = history.view
    #expect(view.finishes.count == 2 && view.state == .finished && view.isSigned)
    #expect(view.conflicts.map(\.register) == [.question("CT-02")])
    #expect(view.agreements.map(\.register) == [.question("CT-01")])
  }
}
