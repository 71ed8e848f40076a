import Canonical
import Field
import Foundation
import Inspection
import Journal
import Merge
import Office
import Storage
import Support
import Testing

@testable import Yicha

/// The rows of merge.md's matrix that commands lead to, each once through the real program.
@Suite("The matrix through the commands")
struct MatrixCommandsTests {
  private let round: MatrixRound
  private var visit: String { round.visit }

  init() throws {
    round = try MatrixRound()
  }

  private func answer(_ laptop: Int, _ answer: String, code: Int32 = 0) throws {
    try round.field(laptop, "answer", visit, answer, code: code)
  }

  private func arrive(_ laptops: Int...) throws {
    for laptop in laptops { try round.field(laptop, "arrive", visit) }
  }

  @Test("Rows 1, 2 and 3: unequal answers conflict, equal ones agree, others have nothing to do")
  func answers() throws {
    try arrive(1, 2)
    try answer(1, "FS-01=yes")
    try answer(1, "FS-03=yes")
    try answer(1, "FS-04=yes")
    try answer(2, "FS-01=no")
    try answer(2, "FS-03=yes")
    try round.deliver(1, code: 0)
    try round.deliver(2, code: 3)
    #expect(try round.conflicts() == ["answers"])
    #expect(try round.row("agreements") == 1)
    let said = try round.office("conflicts")
    #expect(said.contains("owner: the reviewer of ") && said.contains("days open: "))
    #expect(said.contains("market-1") && said.contains("market-2"), "\(said)")
  }

  @Test("Row 4: voided by the office, answered in the field; resolved by a word")
  func officeVoids() throws {
    try arrive(1)
    try round.office("visit", "void", visit, "--reason", "registered twice")
    try answer(1, "FS-01=yes")
    try round.deliver(1, code: 3)
    #expect(try round.conflicts() == ["voided-and-answered"])
    #expect(try round.state() == "undecided")
    try round.office(
      "resolve", visit, "state", "--value", "visit.voided", "--reason", "twice indeed", "--by",
      "clerk-2")
    #expect(try round.state() == "voided" && round.conflicts().isEmpty)
  }

  @Test("Row 5: voided in the field, answered on the other laptop")
  func fieldVoids() throws {
    try arrive(2)
    try round.field(1, "void", visit, "--reason", "moved away")
    try answer(2, "FS-01=yes")
    try round.deliver(2, code: 0)
    try round.deliver(1, code: 3)
    #expect(try round.conflicts() == ["voided-and-answered"])
    try round.office("visit", "accept", visit, "--reason", "they are there", "--by", "clerk-2")
    #expect(try round.state() == "underway" && round.conflicts().isEmpty)
  }

  @Test("Row 6: voided by the office and in the field is voided once")
  func bothVoid() throws {
    try round.office("visit", "void", visit, "--reason", "closed down")
    try round.field(1, "void", visit, "--reason", "moved away")
    try round.deliver(1, code: 0)
    #expect(try round.conflicts().isEmpty && round.state() == "voided")
    #expect(try round.office("visit", "void", visit, "--reason", "x").contains("voided already"))
  }

  @Test("Row 9: the same stick three times is taken in once")
  func threeTimes() throws {
    try arrive(1)
    let stick = "\(round.folder)/stick"
    try round.field(1, "pack", "--to", stick)
    #expect(try !round.office("merge", stick).contains("already imported"))
    let dump = try round.office("dump")
    for _ in 1...2 { #expect(try round.office("merge", stick).contains("already imported")) }
    #expect(try round.office("dump") == dump)
  }

  @Test("Rows 10 and 11: parts in any order; of a later one alone what depends on others waits")
  func parts() throws {
    try arrive(1)
    for number in 3...9 { try answer(1, "FS-0\(number)=yes") }
    for number in 3...9 { try answer(1, "FS-0\(number)=no") }
    let stick = "\(round.folder)/parts"
    try round.field(1, "pack", "--to", stick, "--plain", "--limit", "12000")
    let parts = try FileManager.default.contentsOfDirectory(atPath: stick).sorted()
    try #require(parts.count > 1)
    let last = try #require(parts.last)
    let said = try round.office("merge", "\(stick)/\(last)", code: 3)
    #expect(said.contains("waiting"), "\(said)")
    #expect(try (round.row("waiting") ?? 0) > 0)
    for part in parts.dropLast().reversed() {
      try round.office("merge", "\(stick)/\(part)", code: part == parts.first ? 0 : 3)
    }
    #expect(try round.row("waiting") == 0 && round.conflicts().isEmpty)
  }

  @Test("Row 13: a form revised while visits are out; answers mapped, the rest listed")
  func revised() throws {
    try arrive(1)
    try answer(1, "FS-01=no")
    try answer(1, "FS-03=no")
    let forms = try revisedForms()
    let mapping = "\(round.folder)/mapping.yaml"
    try "form: food_sale\nquestions:\n  - {old: FS-01, new: FS-91}\n".write(
      toFile: mapping, atomically: true, encoding: .utf8)
    let said = try round.office(
      "form", "revise", "food_sale", forms, "--mapping", mapping, "--reason", "clearer")
    #expect(said.contains("renamed FS-01 → FS-91") && said.contains("gone: FS-03"), "\(said)")
    try round.deliver(1, code: 0)
    let sheet = try round.office("visits", visit)
    #expect(sheet.contains("FS-91"), "\(sheet)")
    #expect(sheet.contains("(from form food_sale version "), "\(sheet)")
    try round.export(to: 1)
    let shown = try round.field(1, "show", visit)
    #expect(shown.contains("FS-91") && shown.contains("(from form food_sale version "))
    try answer(1, "FS-91=yes")
    try round.office(
      "form", "revise", "food_sale", forms, "--mapping", mapping, "--reason", "again", code: 65)
  }

  @Test("Row 14: recalled and finished is kept and flagged until it is accepted")
  func recalled() throws {
    try round.finish(1)
    try round.office("visit", "recall", visit, "--reason", "holiday")
    try round.deliver(1, code: 3)
    #expect(try round.conflicts() == ["state"] && round.state() == "undecided")
    try round.office("review", visit, "--approve", "--by", "clerk-2", code: 4)
    try round.office("visit", "accept", visit, "--reason", "x", code: 65)
    try round.office("visit", "accept", visit, "--reason", "it was done", "--by", "clerk-2")
    #expect(try round.state() == "finished" && round.conflicts().isEmpty)
    let told = try round.export(to: 2)
    #expect(told.contains("opened T-"), "\(told)")
    // The other laptop lacks the answers, and calls nothing missing for it.
    let shown = try round.field(2, "show", visit, "--json")
    #expect(shown.contains("\"state\":\"finished\""), "\(shown)")
    #expect(shown.contains("\"conflicts\":0,"), "\(shown)")
  }

  @Test("Row 14: the laptop hears of a recall, refuses work with words, and still packs")
  func recallHeard() throws {
    try arrive(1)
    try answer(1, "FS-01=yes")
    try round.office("visit", "recall", visit, "--reason", "holiday")
    let told = try round.export(to: 1)
    #expect(told.contains("\(visit) is no longer this laptop's (office: recalled)"), "\(told)")
    let refused = try round.field(1, "answer", visit, "FS-03=yes", code: 1)
    #expect(refused.contains("error: \(visit) is recalled"), "\(refused)")
    #expect(refused.contains("hint: the office recalled it"), "\(refused)")
    #expect(try round.field(1, "visits").contains("office: recalled"))
    try round.deliver(1, code: 3)
  }

  @Test(
    "Row 15: two teams finished one visit; both are kept, one is taken", arguments: [true, false])
  func reassigned(former: Bool) throws {
    let team = try otherTeam()
    try round.finish(1)
    try round.office("visit", "reassign", visit, "--team", team, "--reason", "team is ill")
    try round.export(to: 2)
    try round.finish(2)
    try round.deliver(1, code: 3)
    try round.deliver(2, code: 3)
    #expect(try round.conflicts() == ["state"])
    let act = former ? "accept" : "return"
    try round.office("visit", act, visit, "--reason", "as agreed", "--by", "clerk-2")
    #expect(try round.state() == "finished" && round.conflicts().isEmpty)
    let value = try round.office("visits", visit)
    #expect(value.contains("Signatures"))
  }

  @Test("Row 20: a resolution and an answer it had not seen conflict again")
  func crossed() throws {
    try arrive(1, 2)
    try answer(1, "FS-01=yes")
    try answer(2, "FS-01=no")
    try round.deliver(1, code: 0)
    try round.deliver(2, code: 3)
    try round.office(
      "resolve", visit, "FS-01", "--take", "1", "--reason", "photograph", "--by", "clerk-2")
    #expect(try round.conflicts().isEmpty)
    let again = try round.office(
      "resolve", visit, "FS-01", "--take", "1", "--reason", "photograph", "--by", "clerk-2",
      code: 65)
    #expect(again.contains("has no conflict to decide"), "\(again)")
    try answer(2, "FS-01=na")
    try round.deliver(2, code: 3)
    #expect(try round.conflicts() == ["answers"])
  }

  @Test("Row 21: finished on both laptops is one visit with two finishes")
  func twoFinishes() throws {
    try round.finish(1, ["FS-01": "yes"])
    try round.finish(2, ["FS-01": "no"])
    try round.deliver(1, code: 0)
    try round.deliver(2, code: 3)
    #expect(try round.conflicts() == ["answers"])
    #expect(try round.state() == "finished")
  }

  /// Two officers of the market department who are not of the visit's team and may be.
  private func otherTeam() throws -> String {
    let desk = try round.round.round.desk("test")
    return try desk.store.read { reading in
      let file = try #require(try reading.visitFile(visit))
      let plan = try #require(try reading.plan()?[file.visit.planEntry])
      let list = try #require(try reading.itemList())
      let specialty = plan.specialties(in: list).first
      let officers = try reading.inspectors().map { try Inspector($0) }.filter { inspector in
        inspector.department == "market" && inspector.mayBeDrawn(until: file.visit.window.to)
          && !file.visit.team.members.contains { $0.id == inspector.id }
          && !inspector.interests.contains(file.visit.subject.id)
          && (specialty.map(inspector.specialties.contains) ?? true)
      }
      try #require(officers.count > 1)
      return officers.prefix(2).map(\.id).joined(separator: ",")
    }
  }

  /// The shipped forms with another version of one: FS-01 has another name, FS-03 is gone.
  private func revisedForms() throws -> String {
    let folder = "\(round.folder)/Forms"
    try FileManager.default.copyItem(atPath: "\(Program.root)/Forms", toPath: folder)
    let path = "\(folder)/food_sale.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let version = try #require(text.split(separator: "\n").first { $0.hasPrefix("version:") })
    let changed = text.replacing(version, with: "version: \"revised\"")
      .replacing("FS-01", with: "FS-91").replacing("FS-03", with: "FS-93")
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    return folder
  }
}
