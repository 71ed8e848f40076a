import ArgumentParser
import Office

/// `yicha office visit recall`: takes a visit back from its team.
///
/// `--json`: `{"visit", "state", "new"}`.
struct OfficeVisitRecall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall", abstract: "收回任务 / take a visit back",
    discussion: HelpText.of(
      """
      任务不再由该小组办理，下次 export 告知其终端。收回之前或之后在终端上记录的都保留；交回后列为冲突，\
      由 visit accept、visit return 或 resolve 裁定。
      """,
      """
      The team is to leave the visit; the next export tells its laptop. Whatever is recorded there, \
      before or after, is kept: when it comes back it is a conflict, which visit accept, visit \
      return or resolve decides.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let result = try ChangeVisit.recall(
      visit, reason: reason, at: office.desk(for: "visit recall"))
    VisitTalk.tell(result, json: common.json)
  }
}
