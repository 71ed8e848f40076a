import ArgumentParser
import Canonical
import Office

/// `yicha office form revise`: a new version of one form, also for the visits that are out.
///
/// `--json`: `{"form", "version", "sha256", "visits", "renamed", "removed", "removed_choices"}`.
struct OfficeFormRevise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revise", abstract: "修订检查表，连同在外的任务 / revise a form, visits out too",
    discussion: HelpText.of(
      """
      修订版须有新版本号；下次 export 随在外的任务发给各终端，已填的照旧有效，按题号和对应表归入新版。对应\
      表（--mapping）为 YAML：form: 检查表编号，questions: [{old: 旧题号, new: 新题号}, …]。新版没有的题，\
      答案注明原版本照列；新版没有的选项保留原名。题号不得另作他用。
      """,
      """
      The revision needs a version of its own; the next export brings it to the laptops with the \
      visits that are out. Answers stay valid and are read by their questions' names and by the \
      mapping, a YAML file: form: ID, questions: [{old: NAME, new: NAME}, …]. Answers to questions \
      that are gone stay listed with their version, choices that are gone keep their labels, and a \
      name is never used again for something else.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "检查表编号 / the form's id") var form: String
  @Argument(help: "检查表文件夹，默认 Forms / folder of forms; Forms by default")
  var folder: String?
  @Option(help: "新旧题号对应表 / file that maps old names to new ones") var mapping: String?
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    let files = try FormsFolder.files(folder)
    let result = try ReviseForm.run(
      form, files, mapping: mapping.map { try SourceFile(at: $0) },
      reason: RecordableText.of(reason, "--reason"), at: office.desk(for: "form revise"))
    guard !common.json else { return Console.live.print(json: Self.json(result)) }
    tell(result)
  }

  private func tell(_ result: ReviseForm.Result) {
    let console = Console.live
    let count = result.visits.count
    console.print(
      "检查表 \(result.form) 版本 \(result.version) 已启用，\(count) 个在外的任务改用",
      "form \(result.form) version \(result.version) is in force, also for "
        + "\(Counted.of(count, "visit")) out")
    for pair in result.renamed { console.print("  改号 \(pair)", "  renamed \(pair)") }
    for name in result.removed {
      console.print("  已删 \(name)，答案随原版本保留", "  gone: \(name); its answers stay with their version")
    }
    for choice in result.removedChoices {
      console.print("  选项已删 \(choice)，保留原名", "  choice gone: \(choice); it keeps its label")
    }
    if count > 0 { VisitTalk.tellNextExport() }
  }

  private static func json(_ result: ReviseForm.Result) -> JSONValue {
    [
      "form": .string(result.form), "version": .string(result.version),
      "sha256": .string(result.digest.hex), "visits": .strings(result.visits),
      "renamed": .strings(result.renamed), "removed": .strings(result.removed),
      "removed_choices": .strings(result.removedChoices),
    ]
  }
}
