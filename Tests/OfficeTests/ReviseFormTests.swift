import Canonical
import Forms
import Inspection
import Journal
import Merge
import Storage
import Testing

@testable import Office

@Suite("Revising a form while visits are out")
struct ReviseFormTests {
  /// The shipped common form with a version of the shop's.
  private static func files(_ shop: String) throws -> [(name: String, text: String)] {
    let shipped = try ["00_common", "result_codes", "work_calendar"].map { name in
      (name: "\(name).yaml", text: try OfficeRound.text("Forms/\(name).yaml"))
    }
    return shipped + [(name: "shop.yaml", text: shop)]
  }

  /// The shop's form as another version.
  private static func version(_ number: String, _ changes: [(String, String)] = []) -> String {
    var text = OfficeRound.shop.replacing("version: \"1\"", with: "version: \"\(number)\"")
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return text
  }

  private static func mapping(_ lines: String...) throws -> SourceFile {
    let text = "form: shop\nquestions:\n" + lines.map { "  - \($0)\n" }.joined()
    return try SourceFile(name: "mapping.yaml", bytes: Array(text.utf8))
  }

  @discardableResult
  private static func revise(
    _ round: OfficeRound, _ shop: String, _ mapping: SourceFile? = nil, reason: String = "改错题"
  ) throws -> ReviseForm.Result {
    try ReviseForm.run("shop", files(shop), mapping: mapping, reason: reason, at: round.desk)
  }

  /// SH-01 became SH-11, SH-03 is gone.
  private static let second = version(
    "2", [("SH-01", "SH-11"), ("name: SH-03", "name: SH-13"), ("题SH-03", "题SH-13")])
  private static let renaming = "{old: SH-01, new: SH-11}"

  @Test("A visit that is out gets the version, with an entry of its own beside the form's")
  func entries() throws {
    let round = try OfficeRound()
    let result = try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    #expect(result.version == "2" && result.visits == [OfficeRound.visit])
    #expect(result.renamed == ["SH-01 → SH-11"] && result.removed == ["SH-03"])
    let entries = try round.desk.store.read { try $0.entries(of: round.desk.origin) }
      .filter { $0.type == .formRevised }
    #expect(entries.map(\.visit) == [nil, OfficeRound.visit])
    #expect(entries.allSatisfy { $0.by == ["clerk01"] && $0.data["reason"] == "改错题" })
    let file = try round.file()
    #expect(file.forms.form("shop")?.digest == result.digest && file.everyForm.count == 3)
    #expect(try round.desk.store.read { try $0.form("shop") }?.version == "2")
  }

  @Test("Answers keep their values under new names; those that are gone are listed")
  func answers() throws {
    let round = try OfficeRound()
    try round.answer("shop", "SH-01", "no")
    try round.answer("shop", "SH-03", "no")
    try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    let file = try round.file()
    let renamed = AnswerKey(form: "shop", question: "SH-11")
    #expect(file.evaluation[renamed]?.value == "no" && file.evaluation[renamed]?.isFinding == true)
    #expect(file.evaluation[renamed]?.violation == nil)
    let gone = try #require(file.carried.first)
    #expect(file.carried.count == 1 && gone.key.question == "SH-03" && gone.version == "1")
    #expect(gone.values.map(\.value) == ["no"] && gone.isFinding)
    #expect(file.flags.map(\.en).contains { $0.contains("SH-03 (shop 1)") })
  }

  @Test("Row 13: finished under version 1 while the office revised: valid, mapped, the rest listed")
  func finishedUnderOld() throws {
    let round = try OfficeRound()
    let old = try #require(try round.file().forms.form("shop")?.digest)
    try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    try round.work(["SH-01": "yes", "SH-03": "no"], form: old)
    try round.sign()
    let file = try round.file()
    #expect(file.view.state == .finished && file.view.conflicts.isEmpty)
    #expect(file.carried.map(\.key.question) == ["SH-03"])
    #expect(throws: OfficeError.self) { try ReviewVisit.run("0001", .approve, at: round.desk) }
    try ReviewVisit.run("0001", .approve, reason: "SH-03 另案处理", at: round.desk)
    let review = try #require(try round.file().ofOffice(.visitReviewed)).entry
    #expect(review.data["carried"]?.array?.first?["question"] == "SH-03")
  }

  @Test("What the new version requires and nobody answered is said, and can be let stand")
  func newlyRequired() throws {
    let round = try OfficeRound()
    let old = try #require(try round.file().forms.form("shop")?.digest)
    let text = Self.version("2", [("required: false", "required: true")])
    try Self.revise(round, text)
    try round.work(form: old)
    try round.sign()
    let conflicts = try round.file().view.conflicts
    #expect(Set(conflicts.map(\.kind)) == [.requiredMissing] && conflicts.count == 2)
    try ResolveConflict.run("0001", question: "SH-03", .clear, reason: "旧版未问", at: round.desk)
    try ResolveConflict.run("0001", question: "SH-04", .clear, reason: "旧版未问", at: round.desk)
    #expect(try round.file().missing.isEmpty)
  }

  @Test("A choice that is gone keeps its label and stays a valid answer")
  func removedChoice() throws {
    let round = try OfficeRound()
    let kinds = Self.version("2", [("type: yes_no_na", Self.choices("red", "blue"))])
    try Self.revise(round, Self.named(kinds, "SL"), reason: "y")
    try round.answer("shop", "SL-03", "red")
    let third = Self.version("3", [("type: yes_no_na", Self.choices("blue", "green"))])
    let result = try Self.revise(round, Self.named(third, "SL"), reason: "y")
    #expect(result.removedChoices.contains("SL-03: red"))
    let state = try #require(
      try round.file().evaluation[AnswerKey(form: "shop", question: "SL-03")])
    #expect(state.violation == nil && state.value == "red")
    #expect(state.question.label(ofCode: "red") == nil)
    #expect(state.asked?.label(ofCode: "red")?.en == "label of red")
    #expect(try round.file().view.conflicts.isEmpty)
  }

  @Test("Refused: other content under a version that was published")
  func sameVersion() throws {
    let round = try OfficeRound()
    #expect(throws: FormProblems.self) {
      try Self.revise(round, Self.version("1", [("SH-03", "SH-13")]))
    }
    try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    let other = Self.version("2", [("SH-03", "SH-23")])
    #expect(throws: FormProblems.self) { try Self.revise(round, other) }
    #expect(throws: FormProblems.self) {
      _ = try PublishDocuments.forms(Self.files(other), at: round.desk)
    }
  }

  @Test("Refused: nothing that changed, nobody who decides, no reason")
  func nothing() throws {
    let round = try OfficeRound()
    #expect(throws: OfficeError.nothingToRevise("shop")) {
      try Self.revise(round, OfficeRound.shop)
    }
    #expect(throws: OfficeError.blankReason) { try Self.revise(round, Self.second, reason: " ") }
    #expect(throws: OfficeError.clerkNeeded) {
      try ReviseForm.run(
        "shop", Self.files(Self.second), reason: "y", at: round.desk(of: "office"))
    }
    #expect(throws: OfficeError.unknown(.form, "ship")) {
      try ReviseForm.run("ship", Self.files(Self.second), reason: "y", at: round.desk)
    }
    try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    #expect(throws: OfficeError.nothingToRevise("shop")) {
      try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    }
  }

  @Test(
    "Refused: a mapping that does not fit both versions, and a name for something else",
    arguments: [
      ("{old: SH-01, new: SH-99}", "version 2 has no question SH-99"),
      ("{old: SH-98, new: SH-11}", "no version that is out has a question SH-98"),
      ("{old: SH-01, new: SH-02}", "version 1 has SH-02 already: two questions are not made one"),
      ("{old: SH-02, new: SH-11}", "SH-02 was another question and is not used again"),
    ])
  func misfit(line: String, why: String) throws {
    let round = try OfficeRound()
    let error = #expect(throws: OfficeError.self) {
      try Self.revise(round, Self.second, Self.mapping(line))
    }
    guard case .defects("mapping.yaml", let defects) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(defects.map(\.text.en).contains(why))
    #expect(try round.file().forms.form("shop")?.version == "1")
  }

  @Test("Refused: a question of the same name that takes other answers; a name that was retired")
  func otherKind() throws {
    let round = try OfficeRound()
    #expect(throws: OfficeError.self) {
      try Self.revise(round, Self.version("2", [("type: yes_no_na", "type: text")]))
    }
    try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    #expect(throws: OfficeError.self) { try Self.revise(round, Self.version("3")) }
  }

  @Test("Visits that are over keep the version they were made with")
  func over() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    let result = try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    #expect(result.visits.isEmpty)
    #expect(try round.file().forms.form("shop")?.version == "1")
    #expect(try round.file().missing.isEmpty)
  }

  @Test("The tables built again say the same")
  func rebuilt() throws {
    let round = try OfficeRound()
    try round.answer("shop", "SH-01", "no")
    try Self.revise(round, Self.second, Self.mapping(Self.renaming))
    let before = try round.desk.store.read { try $0.visitRow(OfficeRound.visit) }
    try round.desk.store.write { try Projection.rebuild(own: round.desk.origin, in: $0) }
    #expect(try round.desk.store.read { try $0.visitRow(OfficeRound.visit) } == before)
  }

  private static func choices(_ codes: String...) -> String {
    let choices = codes.map { "{name: \($0), label: {zh: 选\($0), en: label of \($0)}}" }
    return "type: select_one\n        choices: [\(choices.joined(separator: ", "))]"
  }

  /// The form with questions of other names, and without rules that no choice meets.
  private static func named(_ text: String, _ stem: String) -> String {
    let lines = text.replacing("SH-", with: "\(stem)-").split(separator: "\n")
    return lines.filter { !$0.contains("fail: ") && !$0.contains("on_fail: ") }
      .joined(separator: "\n")
  }
}
