import ArgumentParser
import Field
import Journal

/// `yicha field reopen`: take a finished visit up again.
///
/// `--json`: `{"visit", "act"}`.
struct FieldReopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "重新打开已结束的任务 / take a finished visit up again",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(help: "原因 / why") var reason: String
  @Option(help: "决定人编号，逗号分隔（默认到场人员）/ who decides: ID,ID (default: who arrived)")
  var by = ""

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let laptop = try field.laptop(for: "reopen")
    let visit = try laptop.visit(visit)
    try EndVisit.reopen(visit, reason: reason, by: Words.split(by), on: laptop)
    try ActTalk.tell(.visitReopened, visit, laptop, json: common.json)
  }
}
