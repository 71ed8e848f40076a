import ArgumentParser
import Office

/// `yicha office visit void`: ends a visit without a result.
///
/// `--json`: `{"visit", "state", "new"}`.
struct OfficeVisitVoid: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "作废任务 / end a visit without a result",
    discussion: HelpText.of(
      """
      任务不再产生结果，已记录的都保留，下次 export 告知其终端。审核通过或已公示的不能作废。
      """,
      """
      The visit has no result; what was recorded is kept, and the next export tells its laptop. \
      What is approved or public cannot be voided.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let result = try ChangeVisit.void(visit, reason: reason, at: office.desk(for: "visit void"))
    VisitTalk.tell(result, json: common.json)
  }
}
