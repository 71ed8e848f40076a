import ArgumentParser
import Field
import Journal

/// `yicha field withdraw`: marks evidence as withdrawn.
///
/// `--json`: `{"visit", "act"}`.
struct FieldWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "撤回证据 / mark evidence as withdrawn",
    discussion: HelpText.of(
      "文件仍保留并随包送交，只是不再作为证据；写明原因。用 SHA-256 的前 8 位以上指明（attach 和 log 所示）。",
      """
      The file is kept and travels as before; it only no longer counts, and the record says why. It \
      is named by the first 8 or more digits of its SHA-256, as attach and log show them.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "证据 SHA-256 的前几位 / the first digits of the file's SHA-256") var evidence: String
  @Option(help: "任务 / the visit") var visit: String?
  @Option(help: "原因 / why") var reason: String
  @Option(help: "撤回人编号，逗号分隔（默认到场人员）/ who withdraws it: ID,ID (default: who arrived)")
  var by = ""

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let laptop = try field.laptop(for: "withdraw")
    let visit = try laptop.visit(visit)
    try WithdrawEvidence.run(
      evidence, visit: visit, reason: reason, by: Words.split(by), on: laptop)
    try ActTalk.tell(.evidenceWithdrawn, visit, laptop, json: common.json)
  }
}
