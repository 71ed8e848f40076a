import ArgumentParser
import Canonical
import Field
import Inspection
import Journal

/// `yicha field recusal`: the party asks that an inspector withdraw (行政处罚法 43).
///
/// `--json`: `{"visit", "act"}`.
struct FieldRecusal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recusal", abstract: "记录回避申请 / the party asks for recusal",
    discussion: HelpText.of(
      "记录申请及理由，由负责人决定；决定之前不停止检查。",
      """
      The request and its reason are recorded; the head of the office decides, and the check goes \
      on until then.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(help: "申请的理由 / the reason that the party gives") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let laptop = try field.laptop(for: "recusal")
    let visit = try laptop.visit(visit)
    try RecordAct.run(
      .recusalRequested, visit: visit, data: ["reason": .string(reason)], on: laptop)
    try ActTalk.tell(.recusalRequested, visit, laptop, json: common.json)
  }
}
