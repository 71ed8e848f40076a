import ArgumentParser
import Office

/// `yicha office visit return`: a late return, or a visit that the office ended, goes back to the
/// team.
///
/// `--json`: `{"visit", "act", "state"}`.
struct OfficeVisitReturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "交回小组继续办理 / give a visit back to its team",
    discussion: HelpText.of(
      """
      逾期交回的不作为结果，任务回到现在的小组继续；收回或作废的重新打开。已记录的都保留。
      """,
      """
      A late return is no result: the team that has the visit now goes on. What the office recalled \
      or voided is opened again. Everything recorded is kept.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let result = try DecideReturn.run(
      visit, .return, reason: reason, at: office.desk(for: "visit return"))
    VisitTalk.tell(result, json: common.json)
  }
}
