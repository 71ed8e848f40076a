import ArgumentParser
import Office

/// `yicha office visit accept`: what came back late counts.
///
/// `--json`: `{"visit", "act", "state"}`.
struct OfficeVisitAccept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "认可逾期交回的记录 / let a late return count",
    discussion: HelpText.of(
      """
      收回、改派、作废之后，任务包过期之后，审核之后交回的，或出自已撤销终端的：照收，加标记，认可后才算。已\
      结束的仍为已结束，未结束的由小组继续。审核与公示另行办理；审核后又有变化的，认可即按答案重新审核通过。
      """,
      """
      What came back after a recall, a reassignment or a void, after its task bundle had expired, \
      after a review, or from a revoked laptop is taken in and flagged, and counts once it is \
      accepted: finished where it was finished, else open for the team to go on. Review and \
      publication follow as ever; where the state is not in dispute, accepting is the approval \
      of what the answers propose.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let result = try DecideReturn.run(
      visit, .accept, reason: reason, at: office.desk(for: "visit accept"))
    VisitTalk.tell(result, json: common.json)
  }
}
