import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office plan`: puts the annual plan in force.
struct OfficePlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "载入年度抽查计划 / put the annual plan in force",
    discussion: HelpText.of(
      "YAML 文件；对照清单、部门、细则检查。问题列出文件、行号、原因，什么也不改变；提醒不妨碍生效。",
      """
      A YAML file, checked against item list, departments and rules. What is wrong is named with \
      file, line and reason, and nothing changes; warnings do not keep it out.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "YAML 文件 / YAML file") var file: String

  func run() throws {
    let source = try SourceFile(at: file)
    let result = try PublishDocuments.plan(source, at: office.desk(for: "plan"))
    let plan = result.document
    let console = Console.live
    guard !common.json else {
      console.print(json: [
        "year": .integer(plan.year), "revision": .integer(plan.revision),
        "entries": .strings(plan.entries.map(\.id)),
        "new": .bool(result.isNew), "warnings": .array(result.warnings.map(json)),
      ])
      return
    }
    for warning in result.warnings {
      let place = warning.line.map { "\(file):\($0)" } ?? file
      console.say("提醒 \(place): \(warning.text.zh)", "warning \(place): \(warning.text.en)")
    }
    if !result.isNew { Unchanged.tell() }
    console.print(
      "年度抽查计划已生效：\(plan.year) 年第 \(plan.revision) 版",
      "annual plan in force: \(plan.year), revision \(plan.revision)")
    for entry in plan.entries { console.print("  \(entry.id)  \(console.text(entry.name))") }
  }

  private func json(_ warning: OfficeError.Defect) -> JSONValue {
    ["line": warning.line.map(JSONValue.integer) ?? .null, "text": warning.text.value]
  }
}
