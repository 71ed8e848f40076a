import ArgumentParser
import Canonical
import Field
import Forms
import Inspection
import Merge
import Storage

/// `yicha field show`: one visit with its questions, answers and what is open.
///
/// `--json`: `{"visit", "state", "subject", "team", "window", "lead", "answered", "open",
/// "findings", "evidence_missing", "conflicts", "questions": [{"number" | null, "form", "section",
/// "department", "question", "instance", "title": {zh, en}, "type", "required", "relevant",
/// "value", "finding", "violated", "open", "evidence": {"have", "need", "kinds"} | null,
/// "filled_by" | null}], "carried": [as `office visits`]}`.
struct FieldShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一个检查任务 / show one visit",
    discussion: HelpText.of(
      "问题按检查表和章节列出，编号可用于 answer。不适用的问题不列，--all 全列；--open 只列未完成的。",
      """
      Questions by form and section; their numbers serve in `answer`. Those that are not asked are \
      left out unless --all; --open shows only what is not done yet.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Flag(help: "只列未完成的 / only what is open") var open = false
  @Flag(help: "连同不适用的 / also what is not asked") var all = false

  func run() throws {
    let (laptop, visit) = try field.laptopToView(visit, for: "show")
    let file = try laptop.file(of: visit)
    let lines = QuestionLine.all(file).filter { line in
      open ? line.isUnfinished : all || line.isShown
    }
    let console = Console.live
    guard !common.json else { return console.print(json: json(file, lines)) }
    VisitHead.tell(file, console)
    let sheet = QuestionSheet(lines, file, console)
    for line in sheet.text { console.print(line) }
    for line in CarriedLine.all(file, console) { console.print("  \(line)") }
    let hidden = QuestionLine.all(file).count - lines.count
    if hidden > 0, !open {
      console.say(
        "另有 \(hidden) 题不适用，未列出（--all）", "\(hidden) questions are not asked (--all shows them)")
    }
  }

  private func json(_ file: VisitFile, _ lines: [QuestionLine]) -> JSONValue {
    [
      "visit": .string(file.name), "state": .string(file.view.state.rawValue),
      "subject": file.visit.subject.value, "team": file.visit.team.value,
      "window": file.visit.window.value, "lead": .string(file.visit.lead),
      "answered": .integer(file.view.answers.count),
      "open": .integer(file.evaluation.open.count),
      "findings": .integer(file.evaluation.findings.count),
      "evidence_missing": .integer(file.evidenceGaps.count),
      "conflicts": .integer(file.view.conflicts.count),
      "questions": .array(lines.map(\.json)),
      "carried": .array(file.carried.map(VisitSheet.carried)),
    ]
  }
}
