import Canonical
import Forms
import Inspection
import Journal
import Merge
import Testing

@Suite("Forms evaluated again on the merged view")
struct LogicConflictsTests {
  private let history = History()
  private let office: Device
  private let first: Device
  private let second: Device

  init() {
    office = history.office()
    first = history.laptop(1, knowing: office)
    second = history.laptop(2, knowing: office)
  }

  private func view() throws -> VisitView {
    let forms = VisitForms([try Self.form()])
    let today = CalendarDate(daysSinceEpoch: 19604)
    return VisitView.fold(history.everything, context: history.context) { view in
      FormEvaluation(forms, answers: view.answersByKey, today: today)
    }.view
  }

  private static func form() throws -> CompiledForm {
    let check = FormCheck(files: [("catering.yaml", text)])
    return try #require(check.forms.first, "\(check.problems)")
  }

  @Test(
    "Row 3: an answer on one laptop makes another laptop's answer irrelevant",
    arguments: [true, false])
  func irrelevant(swapped: Bool) throws {
    let (left, right) = swapped ? (second, first) : (first, second)
    left.answer("ct_1", "no")
    let answer = right.answer("ct_2", 5)
    let conflict = try #require(try view().conflicts.first)
    #expect(try view().conflicts.count == 1)
    #expect(conflict.kind == .answeredIrrelevant && conflict.register == .question("ct_2"))
    #expect(conflict.heads == [answer] && conflict.kind.isLogical)
    #expect(history.view.conflicts.isEmpty)
    right.answer("ct_2", nil)
    #expect(try view().conflicts.isEmpty)
  }

  @Test("A constraint that the merged answers break")
  func constraint() throws {
    first.answer("ct_1", "yes")
    second.answer("ct_2", 500)
    #expect(try view().conflicts.map(\.kind) == [.constraintBroken])
  }

  @Test("A required question is missing only once the visit is finished")
  func requiredMissing() throws {
    first.answer("ct_1", "yes")
    #expect(try view().conflicts.isEmpty)
    try first.finish()
    #expect(try view().conflicts.map(\.kind) == [.requiredMissing])
    #expect(try view().conflicts.map(\.register) == [.question("ct_2")])
  }

  @Test("A decision that names the heads closes it, by another than their author")
  func decided() throws {
    first.answer("ct_1", "yes")
    let answer = second.answer("ct_2", 500)
    office.receive(from: first)
    office.receive(from: second)
    let draft = EntryDraft(
      .conflictResolved, visit: history.visit, by: office.by,
      data: [
        "form": "catering", "question": "ct_2", "reason": "measured twice", "register": "logic",
      ], parents: [answer.leaf])
    office.write(draft)
    #expect(try view().conflicts.isEmpty && view().withoutEffect.isEmpty)
    #expect(try view().letStand.map(\.register) == [.question("ct_2")])
    second.answer("ct_2", 600)
    #expect(try view().conflicts.map(\.kind) == [.constraintBroken])
  }

  private static let text = """
    form: catering
    version: "1"
    title: {zh: 小表, en: Small}
    industry: {label: {zh: 行业, en: Trade}}
    lead: 市场监督管理
    note: x
    sections:
      - id: S
        label: {zh: 节, en: Section}
        questions:
          - {name: ct_1, type: yes_no_na, required: true, title: {zh: 题, en: title}, label: {zh: 问, en: label}, level: key, provenance: construction}
          - {name: ct_2, type: integer, required: true, relevant: "${ct_1} = 'yes'", constraint: ". < 100", title: {zh: 题, en: title}, label: {zh: 问, en: label}, level: key, provenance: construction}
    """
}
