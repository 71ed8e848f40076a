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

/// A form that the office revises while the laptop is out.
@Suite("A form revised in flight")
struct RevisedFormTests {
  private let round: FieldRound

  init() throws {
    round = try FieldRound()
    try round.arrive()
    try round.answer(["SH-01": "yes", "SH-03": "旧题"])
  }

  /// SH-01 became SH-11, SH-03 is gone.
  private static let second = FieldRound.shop.replacing("version: \"1\"", with: "version: \"2\"")
    .replacing("SH-01", with: "SH-11").replacing("SH-03", with: "SH-13")

  private func revise() throws {
    let text = "form: shop\nquestions:\n  - {old: SH-01, new: SH-11}\n"
    try ReviseForm.run(
      "shop", [(name: "shop.yaml", text: Self.second)],
      mapping: SourceFile(name: "mapping.yaml", bytes: Array(text.utf8)), reason: "改错题",
      at: round.desk())
  }

  private func digest(of question: String) throws -> Digest? {
    try round.journal().last { $0.data["question"]?.string == question }
      .flatMap { AnswerPayload($0) }?.formDigest
  }

  @Test("C1: a draft goes on under the form it was begun with until the new one has come")
  func draft() throws {
    try revise()
    try round.answer(["SH-02": "4.5"])
    #expect(try round.file().forms.form("shop")?.version == "1")
    #expect(try digest(of: "SH-02") == round.file().forms.form("shop")?.digest)
  }

  @Test("O7: the new form comes with the next bundle; answers follow, what is gone is listed")
  func patch() throws {
    let first = try #require(try round.file().forms.form("shop")?.digest)
    try revise()
    try round.openNext()
    let file = try round.file()
    #expect(file.forms.form("shop")?.version == "2")
    #expect(file.evaluation[AnswerKey(form: "shop", question: "SH-11")]?.value == "yes")
    #expect(file.carried.map(\.key.question) == ["SH-03"])
    #expect(file.carried.first?.values.map(\.value) == ["旧题"])
    #expect(file.carried.first?.version == "1")
    try round.refuses(FieldError.unknownQuestion("SH-01")) { try round.answer(["SH-01": "no"]) }
    try round.answer(["SH-11": "no"])
    let entry = try #require(try round.journal().last { $0.data["question"] == "SH-11" })
    let old = try #require(try round.journal().first { $0.data["question"] == "SH-01" })
    #expect(entry.parents == [old.leaf])
    #expect(AnswerPayload(old)?.formDigest == first)
    #expect(try digest(of: "SH-11") != first)
  }

  @Test("M6: what was answered under both versions merges, and the visit is finished")
  func merged() throws {
    try revise()
    try round.openNext()
    try round.answer(["SH-02": "4.5", "DV-01#1": "yes", "DV-01#2": "na"])
    try Finish.run(FieldRound.visit, on: round.laptop)
    let result = try round.deliver()
    #expect(result.conflicts.isEmpty && result.report.balances)
    let file = try #require(
      try round.desk().store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.view.state == .finished && file.carried.map(\.key.question) == ["SH-03"])
  }

  @Test("M6: a bundle packed before the new form came is taken in under the old one")
  func packedBefore() throws {
    let packed = try Pack.run(to: round.folder + "/early", on: round.laptop)
    try revise()
    let result = try MergeResults.run(packed[0].path, at: round.desk())
    #expect(result.report.balances && result.conflicts.isEmpty)
    let file = try #require(
      try round.desk().store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.evaluation[AnswerKey(form: "shop", question: "SH-11")]?.value == "yes")
    #expect(file.carried.map(\.key.question) == ["SH-03"])
  }

  @Test("A laptop that gets the visit anew has the earlier version too, to read answers by")
  func newLaptop() throws {
    let other = try round.otherLaptop()
    try revise()
    try round.reassign()
    try round.openNext(on: other)
    let file = try #require(try other.store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.forms.form("shop")?.version == "2" && file.everyForm.count == 2)
    for digest in file.everyForm { #expect(other.store.content.holds(digest)) }
  }
}
