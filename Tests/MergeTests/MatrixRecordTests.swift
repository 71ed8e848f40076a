import Canonical
import Journal
import Merge
import Testing

/// Rows 7, 8 and 13 of the matrix: what is new on both sides, and what a revised form makes of it.
@Suite("The matrix: new things and new forms")
struct MatrixRecordTests {
  private let history = History()
  private let office: Device
  private let first: Device
  private let second: Device

  init() {
    office = history.office()
    first = history.laptop(1, knowing: office)
    second = history.laptop(2, by: ["GP0031", "GP0007"], knowing: office)
  }

  private func sides(_ swapped: Bool, withOffice: Bool) -> (Device, Device) {
    let other = withOffice ? office : second
    return swapped ? (first, other) : (other, first)
  }

  @Test(
    "Row 7: two things under one number are both kept, as a clash of its own kind",
    arguments: [true, false], [true, false])
  func sameNumber(swapped: Bool, withOffice: Bool) throws {
    let (left, right) = sides(swapped, withOffice: withOffice)
    let mine = left.answer("DV-01", of: "2", "fryer")
    let theirs = right.answer("DV-01", of: "2", "oven")
    let conflict = try #require(history.view.conflicts.first)
    #expect(history.view.conflicts.map(\.kind) == [.sameInstance])
    #expect(conflict.register == .instance("DV-01", "2") && conflict.base == nil)
    #expect(conflict.heads == [mine, theirs].sorted())
    #expect(Set(conflict.values.map(\.value)) == ["fryer", "oven"])
    office.receive(from: first)
    office.receive(from: second)
    office.resolve("DV-01", of: "2", "oven", by: ["clerk02"])
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.answers[.instance("DV-01", "2")] == "oven")
  }

  @Test("A disagreement about a thing that both had seen is no clash", arguments: [true, false])
  func oneThing(swapped: Bool) {
    first.answer("DV-01", of: "2", "fryer")
    office.receive(from: first)
    second.receive(from: first)
    let (left, right) = sides(swapped, withOffice: true)
    left.answer("DV-01", of: "2", "oven")
    right.answer("DV-01", of: "2", "stove")
    #expect(history.view.conflicts.map(\.kind) == [.answers])
  }

  @Test(
    "Row 8: the same thing under one number is one, with two witnesses",
    arguments: [true, false], [true, false])
  func sameThing(swapped: Bool, withOffice: Bool) {
    let (left, right) = sides(swapped, withOffice: withOffice)
    let mine = left.answer("DV-01", of: "2", "fryer")
    let theirs = right.answer("DV-01", of: "2", "fryer")
    let view = history.view
    #expect(view.conflicts.isEmpty)
    #expect(view.agreements.map(\.register) == [.instance("DV-01", "2")])
    #expect(view.agreements.first?.values.first?.authors == [mine, theirs].sorted())
  }

  @Test(
    "Row 13: answers under the old form are mapped, whichever side knew the new one",
    arguments: [true, false])
  func oldForm(officeKnew: Bool) throws {
    if officeKnew { office.revise(["CT-01": "CT-11"]) }
    let old = first.answer("CT-01", "yes")
    let gone = first.answer("CT-09", "no")
    if !officeKnew { office.revise(["CT-01": "CT-11"]) }
    let view = history.view
    #expect(view.conflicts.isEmpty && view.withoutEffect.isEmpty)
    #expect(view.answers[.question("CT-11")] == "yes")
    #expect(view.registers[.question("CT-11")]?.heads == [old])
    #expect(view.registers[.question("CT-01")] == nil)
    #expect(view.registers[.question("CT-09")]?.heads == [gone])
  }

  @Test(
    "Row 13: answers to one question under two versions meet, and go on from each other",
    arguments: [true, false])
  func twoVersions(knowing: Bool) throws {
    let old = first.answer("CT-01", "yes")
    office.revise(["CT-01": "CT-11"])
    second.receive(from: office)
    if knowing { second.receive(from: first) }
    let new = second.answer("CT-11", "no")
    let view = history.view
    #expect(view.conflicts.map(\.register) == (knowing ? [] : [.question("CT-11")]))
    #expect(view.registers[.question("CT-11")]?.heads == (knowing ? [new] : [old, new].sorted()))
  }

  @Test("Row 13: names are followed through several revisions, and decisions with them")
  func chain() throws {
    first.answer("CT-01", "yes")
    second.answer("CT-01", "no")
    office.receive(from: first)
    office.receive(from: second)
    office.resolve("CT-01", "no", by: ["clerk02"])
    office.revise(["CT-01": "CT-11"])
    office.revise(["CT-11": "CT-21"])
    #expect(history.view.answers == [.question("CT-21"): "no"])
    #expect(history.view.conflicts.isEmpty && history.view.withoutEffect.isEmpty)
    #expect(history.view.renamed.name(of: "CT-01", in: "catering") == "CT-21")
    #expect(history.view.renamed.name(of: "CT-01", in: "shop") == "CT-01")
  }

  @Test("A laptop's own word about a form's revision maps nothing")
  func forged() {
    first.answer("CT-01", "yes")
    first.revise(["CT-01": "CT-11"])
    #expect(history.view.answers == [.question("CT-01"): "yes"])
  }
}

extension Device {
  /// Writes that the form `catering` was revised and questions have other names.
  func revise(_ names: [String: String]) {
    let payload = FormRevisionPayload(
      form: "catering", version: "2", digest: .sha256("catering 2"), before: .sha256("catering"),
      renamed: names.map { .init(old: $0.key, new: $0.value) }, reason: "clearer")
    write(EntryDraft(.formRevised, visit: view.visit, by: by, data: payload.data))
  }

  /// Answers a question of an instance of a repeating section.
  @discardableResult
  func answer(_ question: String, of instance: String, _ value: JSONValue) -> RecordedEntry {
    let payload = AnswerPayload(
      form: "catering", formDigest: .sha256("catering"), question: question, instance: instance,
      state: view.stateHead ?? .zero, value: value)
    let heads = view.heads(of: .instance(question, instance))
    return write(payload.draft(visit: view.visit, by: by, parents: heads))
  }

  /// Decides a question of an instance.
  func resolve(_ question: String, of instance: String, _ value: JSONValue, by: [String]) {
    let payload = ResolutionPayload(
      register: .answer(form: "catering", question: question, instance: instance), value: value,
      reason: "two devices")
    let heads = view.heads(of: .instance(question, instance))
    write(payload.draft(visit: view.visit, by: by, heads: heads))
  }
}

extension Register {
  /// A question of an instance of the form `catering`.
  static func instance(_ question: String, _ instance: String) -> Register {
    .answer(form: "catering", question: question, instance: instance)
  }
}
