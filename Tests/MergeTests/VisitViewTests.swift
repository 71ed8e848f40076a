import Canonical
import Inspection
import Journal
import Merge
import Support
import Testing

@Suite("The view of a visit")
struct VisitViewTests {
  private let history = History()
  private let office: Device
  private let first: Device

  init() {
    office = history.office()
    first = history.laptop(1, knowing: office)
  }

  @Test("O5: Two references to one file are one file and two references; withdrawing marks one")
  func evidence() throws {
    let digest = Digest.sha256("photo")
    let payload = EvidencePayload(digest: digest, size: 19, kind: "photo")
    let one = first.write(payload.draft(visit: history.visit, by: first.by))
    let two = first.write(payload.draft(visit: history.visit, by: first.by))
    #expect(history.view.evidence.map(\.recorded) == [one, two])
    #expect(history.view.evidenceNamed == [digest])
    let mark = first.write(
      EntryDraft(
        .evidenceWithdrawn, visit: history.visit, by: first.by, data: ["reason": "blurred"],
        parents: [one.leaf]))
    #expect(history.view.evidence.map(\.withdrawals) == [[mark], []])
    #expect(history.view.evidence.map(\.withdrawn) == [true, false])
    #expect(history.view.absentEvidence { _ in false } == [digest])
    #expect(history.view.absentEvidence { $0 == digest }.isEmpty)
  }

  @Test("Q4: What an answer rests on is named as well, and absent until a later bundle")
  func answersEvidence() {
    let digest = Digest.sha256("photo")
    let payload = AnswerPayload(
      form: "catering", formDigest: .zero, question: "CT-01", state: .zero, value: "no",
      evidence: [digest])
    first.write(payload.draft(visit: history.visit, by: first.by, parents: []))
    #expect(history.view.evidenceNamed == [digest])
  }

  @Test(
    "Entries that do not hold what their type says are listed, never dropped",
    arguments: [
      EntryType.answerSet, .answerCleared, .conflictResolved, .visitSigned, .evidenceCaptured,
      SubjectCorrection.type,
    ])
  func unreadable(type: EntryType) {
    let odd = first.write(
      EntryDraft(type, visit: history.visit, data: ["question": 7, "value": .null]))
    #expect(history.view.unreadable == [odd])
    #expect(history.view.entries.contains(odd))
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("A type that this program does not know is live and means nothing here")
  func unknownType() {
    let strange = first.write(EntryDraft(EntryType("visit.teleported"), visit: history.visit))
    #expect(history.view.entries.contains(strange))
    #expect(history.view.unreadable.isEmpty && history.view.state == .underway)
  }

  @Test("Entries of other visits and of none are left out")
  func otherVisits() {
    first.write(EntryDraft(.opened))
    first.write(EntryDraft(.visitVoided, visit: "V-2"))
    #expect(history.view.entries == office.written && history.view.state == .issued)
  }

  @Test("A parent that is held but belongs to no visit is not absent")
  func heldElsewhere() {
    let opened = first.write(EntryDraft(.bundleOpened))
    let answer = first.answer("CT-01", "yes", parents: [opened.leaf])
    #expect(history.view.waiting.map(\.recorded) == [answer])
    var context = history.context
    context.heldElsewhere = [opened.leaf]
    #expect(VisitView.fold(history.everything, context: context).waiting.isEmpty)
  }

  @Test("Nothing at all is a view too")
  func empty() {
    let view = VisitView.fold([], context: history.context)
    #expect(view.state == .issued && view.heads.isEmpty && view.isSettled)
  }

  @Test("A conflict keeps its identity whoever folds it, and loses it with its heads")
  func identity() {
    let second = history.laptop(2, knowing: office)
    first.answer("CT-01", "B")
    second.answer("CT-01", "C")
    let id = history.view.conflicts.map(\.id)
    office.receive(from: second)
    office.receive(from: first)
    #expect(office.view.conflicts.map(\.id) == id)
    second.answer("CT-01", "D")
    #expect(history.view.conflicts.map(\.id) != id)
  }

  @Test("The heads that a state entry names are those of every register")
  func heads() {
    let one = first.answer("CT-01", "yes")
    let two = first.answer("CT-02", "no")
    let issued = office.written[0]
    #expect(history.view.heads == [one.leaf, two.leaf, issued.leaf].sorted())
    #expect(history.view.heads(of: .question("CT-01")) == [one.leaf])
    #expect(history.view.heads(of: .question("CT-09")).isEmpty)
  }

  @Test("A visit of five thousand entries folds at once", .timeLimit(.minutes(1)))
  func large() throws {
    let second = history.laptop(2, knowing: office)
    var generator = SeededGenerator(seed: 7)
    let issued = office.written[0].leaf
    var last: [String: Digest] = [:]
    for number in 0..<5000 {
      let device = number % 2 == 0 ? first : second
      let question = "Q\(Int.random(in: 0..<300, using: &generator))"
      let key = question + device.origin.name
      let parents = last[key].map { [$0] } ?? []
      last[key] = device.answer(question, .integer(number), parents: parents, state: issued).leaf
    }
    try first.finish()
    second.change(.visitVoided)
    let entries = history.everything
    let clock = ContinuousClock()
    var view: VisitView?
    let time = clock.measure { view = VisitView.fold(entries, context: history.context) }
    #expect(view?.entries.count == entries.count)
    #expect(time < .seconds(10), "\(time)")
  }
}
