import ArgumentParser
import Field
import Journal

/// `yicha field void`: end a visit without a result.
///
/// `--json`: `{"visit", "act"}`.
struct FieldVoid: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "作废检查任务 / end a visit without a result",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(help: "原因 / why") var reason: String
  @Option(help: "决定人编号，逗号分隔（默认到场人员）/ who decides: ID,ID (default: who arrived)")
  var by = ""

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let laptop = try field.laptop(for: "void")
    let visit = try laptop.visit(visit)
    try EndVisit.void(visit, reason: reason, by: Words.split(by), on: laptop)
    try ActTalk.tell(.visitVoided, visit, laptop, json: common.json)
  }
}
