import Canonical
import Journal
import Merge
import Support
import Testing

@Suite("Where a visit stands")
struct VisitStateTests {
  private let history = History()
  private let office: Device
  private let first: Device
  private let second: Device

  init() {
    office = history.office()
    first = history.laptop(1, knowing: office)
    second = history.laptop(2, knowing: office)
  }

  @Test("Issued, underway, finished, reopened, finished again")
  func oneLaptop() throws {
    #expect(history.view.state == .issued)
    first.answer("CT-01", "yes")
    #expect(history.view.state == .underway)
    let finish = try first.finish()
    #expect(history.view.state == .finished && history.view.isSigned)
    #expect(finish.entry.parents.count == 2)
    first.change(.visitReopened, data: ["reason": "forgot a photo"])
    first.answer("CT-02", "no")
    #expect(history.view.state == .underway && !history.view.isSigned)
    try first.finish()
    #expect(history.view.state == .finished && history.view.isSigned)
    #expect(history.view.conflicts.isEmpty && history.view.withoutEffect.isEmpty)
  }

  @Test("A void is undone by reopening")
  func undoneVoid() {
    first.change(.visitVoided)
    #expect(history.view.state == .voided)
    first.change(.visitReopened)
    first.answer("CT-01", "yes")
    #expect(history.view.state == .underway && history.view.conflicts.isEmpty)
  }

  @Test(
    "An answer that names a finish, void or recall as its state is a logical conflict",
    arguments: [EntryType.visitFinished, .visitVoided, .visitRecalled])
  func answeredAfterEnd(type: EntryType) throws {
    let writer = type == .visitRecalled ? office : first
    let end = writer.change(type)
    let answer = first.answer("CT-01", "yes", state: end.leaf)
    let other = first.answer("CT-02", "yes", state: end.leaf)
    let conflict = try #require(history.view.conflicts.first)
    #expect(history.view.conflicts.map(\.kind) == [.answeredAfterEnd])
    #expect(conflict.heads == [end, answer, other].sorted() && conflict.kind.isLogical)
    office.receive(from: first)
    office.resolveState("visit.reopened", by: ["clerk02"])
    #expect(history.view.conflicts.isEmpty && history.view.state == .underway)
  }

  @Test("A finish never conflicts with an answer: the visit is finished in part")
  func finishedInPart() throws {
    try first.finish()
    let late = second.answer("CT-01", "yes")
    let view = history.view
    #expect(view.conflicts.isEmpty && view.state == .finishedInPart && !view.isSigned)
    #expect(view.answersOutsideFinishes == [late])
    second.receive(from: first)
    second.change(.visitReopened)
    try second.finish()
    #expect(history.view.state == .finished && history.view.isSigned)
  }

  @Test("The decision about a void and answers is reopened by answers it had not seen")
  func reopenedDecision() {
    first.change(.visitVoided)
    second.answer("CT-01", "yes")
    office.receive(from: first)
    office.receive(from: second)
    office.resolveState("visit.voided")
    #expect(history.view.conflicts.isEmpty && history.view.state == .voided)
    let unseen = second.answer("CT-02", "yes")
    #expect(history.view.conflicts.map(\.kind) == [.voidedAndAnswered])
    #expect(history.view.conflicts.first?.heads.contains(unseen) == true)
    office.receive(from: second)
    office.resolveState("visit.reopened")
    #expect(history.view.conflicts.isEmpty && history.view.state == .underway)
    second.receive(from: office)
    second.answer("CT-03", "yes")
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("A reopening that passes over a void and its answers does not close their conflict")
  func reopeningIsNoDecision() {
    first.change(.visitVoided)
    second.answer("CT-01", "yes")
    first.receive(from: second)
    first.change(.visitReopened)
    #expect(history.view.state == .underway)
    #expect(history.view.conflicts.map(\.kind) == [.voidedAndAnswered])
  }

  @Test(
    "What only the office may do has no effect in a laptop's journal",
    arguments: [EntryType.visitIssued, .visitRecalled, .visitReassigned])
  func officeOnly(type: EntryType) {
    first.change(type)
    #expect(history.view.state == .underway)
    #expect(history.view.withoutEffect.map(\.reason) == [.notTheOffice])
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("A decision for a state that no visit has is without effect")
  func unknownState() {
    first.change(.visitVoided)
    second.answer("CT-01", "yes")
    office.receive(from: first)
    office.receive(from: second)
    office.resolveState("visit.lost")
    #expect(history.view.withoutEffect.map(\.reason) == [.unknownState])
    #expect(history.view.state == .undecided)
  }

  @Test("Reassigned, then underway, then finished by the new team")
  func reassigned() throws {
    let third = history.laptop(3, by: history.secondTeam, knowing: office)
    office.change(.visitReassigned, data: ["team": .strings(history.secondTeam)])
    #expect(history.view.state == .reassigned)
    third.receive(from: office)
    third.answer("CT-01", "yes")
    #expect(history.view.state == .underway)
    let finish = try third.finish()
    #expect(history.view.state == .finished && history.view.isSigned)
    #expect(history.view.finishes.map(\.entry) == [finish])
    #expect(history.view.finishes.first?.team == Set(history.secondTeam))
  }

  @Test("The state head an answer names is one that leaves the visit open")
  func stateHead() {
    #expect(history.view.stateHead == office.written.first?.leaf)
    let reopened = first.change(.visitReopened)
    second.change(.visitVoided)
    #expect(history.view.stateHead == reopened.leaf)
    #expect(VisitView.fold([], context: history.context).stateHead == nil)
  }

  @Test("Late signatures complete a visit, wrong ones are named")
  func signatures() throws {
    first.answer("CT-01", "yes")
    let finish = try first.finish(signing: ["GP0007", "GP0007"])
    var view = history.view
    #expect(view.state == .finished && !view.isSigned)
    #expect(view.missingSignatures == ["GP0031"])
    try first.sign(finish, by: "GP0044")
    try first.sign(finish, by: "AS0001")
    let other = try history.signature(of: "GP0031", over: .zero)
    first.write(other.draft(visit: history.visit, by: "GP0031", finished: finish.leaf))
    let unknown = SignaturePayload(key: .zero, signature: [])
    first.write(unknown.draft(visit: history.visit, by: "GP0031", finished: finish.leaf))
    view = history.view
    #expect(!view.isSigned)
    #expect(
      view.finishes.first?.badSignatures.map(\.reason) == [
        .notOfTheTeam, .notOfTheTeam, .doesNotHold, .unknownKey,
      ])
    try first.sign(finish, by: "GP0031")
    #expect(history.view.isSigned && history.view.missingSignatures.isEmpty)
  }

  @Test("A signature of low order does not count, nor does one by a key of low order")
  func lowOrder() throws {
    let finish = try first.finish(signing: ["GP0007"])
    let statement = VisitStatement.bytes(visit: history.visit, finished: finish.leaf)
    let own = try history.signature(of: "GP0031", over: finish.leaf).key
    let crafted = try LowOrder.signature(of: statement, seed: History.seed(of: "GP0031"))
    var context = history.context
    let weak = Digest.sha256(LowOrder.key)
    context.keys[weak] = InspectorKey(
      holder: "GP0031", publicKey: LowOrder.key, certified: true)
    for payload in [
      SignaturePayload(key: own, signature: crafted),
      SignaturePayload(key: weak, signature: LowOrder.signature),
    ] {
      first.write(payload.draft(visit: history.visit, by: "GP0031", finished: finish.leaf))
    }
    let view = VisitView.fold(history.everything, context: context)
    #expect(!view.isSigned)
    #expect(view.finishes.first?.badSignatures.map(\.reason) == [.doesNotHold, .doesNotHold])
  }

  @Test("An assistant's signature does not count even within the team")
  func assistant() throws {
    try first.finish(signing: ["GP0007", "AS0001"])
    var context = history.context
    context.team.insert("AS0001")
    let view = VisitView.fold(history.everything, context: context)
    #expect(!view.isSigned)
    #expect(view.finishes.first?.badSignatures.map(\.reason) == [.notCertified])
  }
}
