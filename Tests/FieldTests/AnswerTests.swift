import Canonical
import Forms
import Inspection
import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Answering")
struct AnswerTests {
  private static func key(_ question: String, _ instance: String = "") -> AnswerKey {
    AnswerKey(form: "shop", question: question, instance: instance)
  }

  private static func register(_ question: String, _ instance: String = "") -> Register {
    .answer(form: "shop", question: question, instance: instance)
  }

  @Test("A first answer names form, digest, question and the state head, and no parent")
  func first() throws {
    let round = try FieldRound()
    try round.arrive()
    let file = try round.file()
    let issued = try #require(file.view.entries.first { $0.entry.type == .visitIssued })
    let entry = try round.entry { try round.answer(["SH-02": "４．５０℃"]) }
    #expect(entry.type == .answerSet)
    #expect(entry.visit == FieldRound.visit)
    #expect(entry.by == FieldRound.officers)
    #expect(entry.parents == [])
    let digest = try #require(file.visit.forms.first).digest
    #expect(
      entry.data == [
        "form": "shop", "form_sha256": .string(digest.hex), "question": "SH-02",
        "state": .string(issued.leaf.hex), "value": "4.5",
      ])
    #expect(try round.file().view.answers == [Self.register("SH-02"): "4.5"])
  }

  @Test("A changed answer names the one that it replaces, and why")
  func changed() throws {
    let round = try FieldRound()
    try round.arrive()
    let before = try round.entry { try round.answer(["SH-02": "4.5"]) }
    let after = try round.entry { try round.answer(["SH-02": "5"], reason: "读数有误") }
    #expect(after.parents == [before.leaf])
    #expect(after.data["reason"] == "读数有误")
    #expect(before.data["reason"] == nil)
    let view = try round.file().view
    #expect(view.answers == [Self.register("SH-02"): "5"])
    #expect(view.conflicts == [])
  }

  @Test("The same value again is a confirmation: one more entry, the same answer")
  func confirmed() throws {
    let round = try FieldRound()
    try round.arrive()
    let before = try round.entry { try round.answer(["SH-02": "4.5"]) }
    let again = try round.entry { try round.answer(["SH-02": "4.50"]) }
    #expect(again.parents == [before.leaf])
    #expect(again.data["value"] == before.data["value"])
    let view = try round.file().view
    #expect(view.heads(of: Self.register("SH-02")) == [again.leaf])
    #expect(view.answers == [Self.register("SH-02"): "4.5"])
    #expect(view.conflicts == [])
  }

  @Test("A cleared answer leaves the question open and its old value in the journal")
  func cleared() throws {
    let round = try FieldRound()
    try round.arrive()
    let before = try round.entry { try round.answer(["SH-01": "是"]) }
    let clear = try round.entry { try round.answer(["SH-01": nil], reason: "问错了人") }
    #expect(clear.type == .answerCleared)
    #expect(clear.parents == [before.leaf])
    #expect(clear.data["value"] == nil)
    #expect(clear.data["reason"] == "问错了人")
    let file = try round.file()
    #expect(file.view.answers == [:])
    #expect(file.evaluation[Self.key("SH-01")]?.isOpen == true)
    #expect(try round.journal().contains { $0.leaf == before.leaf && $0.data["value"] == "yes" })
    let anew = try round.entry { try round.answer(["SH-01": "否"]) }
    #expect(anew.parents == [clear.leaf])
  }

  @Test("Several answers are recorded in the order given, and judged by all of them together")
  func several() throws {
    let round = try FieldRound()
    try round.arrive()
    var recorded: [Answer.Recorded] = []
    let entries = try round.entries {
      recorded = try round.answer(["SH-06": "3", "SH-01": "no"])
    }
    #expect(entries.map { $0.data["question"] } == ["SH-06", "SH-01"])
    #expect(recorded.map(\.state.key) == [Self.key("SH-06"), Self.key("SH-01")])
    // Relevant only because of the answer after it.
    #expect(recorded.map(\.state.isRelevant) == [true, true])
    #expect(recorded.map(\.state.isFinding) == [false, true])
  }

  @Test("A question twice in one act, by name and by number, keeps all answers out")
  func twice() throws {
    let round = try FieldRound()
    try round.arrive()
    try round.refuses(FieldError.answeredTwice(question: "SH-03")) {
      try round.answer(["SH-01": "yes", "SH-03": "a", "3": "b"])
    }
  }

  @Test("No answer at all records nothing, and is no other defect")
  func none() throws {
    let round = try FieldRound()
    try round.arrive()
    #expect(try round.entries { try round.answer([:]) } == [])
  }

  @Test("A bad answer among good ones keeps all of them out")
  func allOrNone() throws {
    let round = try FieldRound()
    try round.arrive()
    try round.refuses(FieldError.answer(.number(question: "SH-02", unit: "℃"))) {
      try round.answer(["SH-01": "yes", "SH-02": "warm", "SH-03": "fine"])
    }
    #expect(try round.file().view.answers == [:])
  }

  @Test(
    "An answer that its question does not take is refused with what is expected",
    arguments: [
      ("SH-01", "maybe", AnswerError.yesNoNA(question: "SH-01")),
      ("SH-02", "121", .range(question: "SH-02", range: temperatures, unit: "℃")),
      ("SH-03", "12345678901", .text(question: "SH-03", maximum: 10)),
      ("SH-03", "a\u{202E}b", .character(question: "SH-03", scalar: 0x202E)),
      ("SH-05", "yesterday", .date(question: "SH-05")),
      ("SH-06", "1.5", .wholeNumber(question: "SH-06")),
      (
        "DV-02#1", "green",
        .choice(question: "DV-02", labels: [Label(zh: "红", en: "red"), Label(zh: "蓝", en: "blue")])
      ),
    ])
  func wrongType(question: String, text: String, error: AnswerError) throws {
    let round = try FieldRound()
    try round.arrive()
    try round.refuses(FieldError.answer(error)) { try round.answer([question: text]) }
  }

  private static let temperatures = NumberRange(
    minimum: ExactDecimal("-30"), maximum: ExactDecimal("120"), step: nil)

  @Test("An answer that breaks its question's constraint is recorded and shown as such")
  func constraint() throws {
    let round = try FieldRound()
    try round.arrive()
    let recorded = try round.answer(["SH-02": "80"])
    #expect(recorded.map(\.state.violation) == [.constraint])
    #expect(recorded.map(\.state.value) == ["80"])
  }

  @Test("One device of several is answered by its number, the others stay open")
  func instance() throws {
    let round = try FieldRound()
    try round.arrive()
    let entry = try round.entry { try round.answer(["dv-01#2": "yes"]) }
    #expect(entry.data["question"] == "DV-01")
    #expect(entry.data["instance"] == "2")
    let file = try round.file()
    #expect(file.view.answers == [Self.register("DV-01", "2"): "yes"])
    #expect(file.evaluation[Self.key("DV-01", "1")]?.isOpen == true)
    #expect(file.evaluation[Self.key("DV-01", "2")]?.isOpen == false)
  }

  @Test("Nobody answers what an act of the visit answers")
  func filledByAct() throws {
    let round = try FieldRound()
    try round.arrive()
    let error = FieldError.filledByAct(question: "SH-04", act: "recording.announced")
    try round.refuses(error) { try round.answer(["SH-01": "yes", "SH-04": "yes"]) }
  }

  @Test("Who answers can be named, the technician of the team too")
  func author() throws {
    let round = try FieldRound()
    try round.arrive()
    let entry = try round.entry {
      try round.answer(["SH-02": "4"], by: [FieldRound.technician, "GP0031"])
    }
    #expect(entry.by == [FieldRound.technician, "GP0031"])
  }

  @Test("A stranger answers nothing")
  func stranger() throws {
    let round = try FieldRound()
    try round.arrive()
    try round.refuses(FieldError.notOfTheTeam(FieldRound.stranger)) {
      try round.answer(["SH-01": "yes"], by: ["GP0007", FieldRound.stranger])
    }
  }

  @Test("Nothing is answered before the officers have arrived")
  func notArrived() throws {
    let round = try FieldRound()
    try round.refuses(FieldError.notArrived(visit: FieldRound.visit)) {
      try round.answer(["SH-01": "yes"])
    }
  }

  @Test("After a finish answering needs a reopening, which the answer then names as its state")
  func afterFinish() throws {
    let round = try FieldRound()
    try round.finish()
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try round.answer(["SH-02": "5"])
    }
    let reopened = try round.entry {
      try EndVisit.reopen(FieldRound.visit, reason: "补测", on: round.laptop)
    }
    let answer = try round.entry { try round.answer(["SH-02": "5"]) }
    #expect(answer.data["state"] == .string(reopened.leaf.hex))
    #expect(try round.file().view.conflicts == [])
  }

  @Test("What evidence an answer still needs is said until it is there")
  func needsEvidence() throws {
    let round = try FieldRound()
    try round.arrive()
    #expect(try round.answer(["SH-01": "yes"]).map(\.needsEvidence) == [false])
    #expect(try round.answer(["SH-01": "no"]).map(\.needsEvidence) == [true])
    try round.attach("a photo", to: "SH-01")
    #expect(try round.answer(["SH-01": "no"]).map(\.needsEvidence) == [false])
  }

  @Test("A reason with a character that no record may hold keeps the answer out")
  func badReason() throws {
    let round = try FieldRound()
    try round.arrive()
    let before = try round.journal()
    let error = #expect(throws: EntryError.self) {
      try round.answer(["SH-01": "yes"], reason: "a\u{200E}b")
    }
    guard case .notCanonical(let reason) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(reason.reason == .character(0x200E))
    #expect(try round.journal() == before)
  }
}
