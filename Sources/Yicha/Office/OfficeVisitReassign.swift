import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office visit reassign`: gives a visit to another team.
///
/// `--json`: `{"visit", "team", "leader"}`.
struct OfficeVisitReassign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign", abstract: "改派任务 / give a visit to another team",
    discussion: HelpText.of(
      """
      按抽取时的规则核对：两名以上在岗且证件有效的执法人员、一名组长、回避、各部门名额与专长、每人上限，且\
      不得是原小组；不合的全部列出，什么也不改变。下次 export 把任务交给新小组，并告知原小组的终端。
      """,
      """
      Held to the rules of a draw: two or more officers in post with valid certificates, a leader, \
      recusals, the places and specialties of each department, everyone's cap, and not the same \
      team. All that is wrong is listed, and nothing changes. The next export brings the visit to \
      the new team and tells the laptop that had it.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Option(help: "新小组的人员编号，逗号分隔 / the new team: ID,ID") var team: String
  @Option(help: "组长编号，默认第一人 / who leads; the first of them otherwise") var leader: String?
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let visit = try ReassignVisit.run(
      visit, to: Words.split(team), leader: leader, reason: reason,
      at: office.desk(for: "visit reassign"))
    let members = visit.team.members.map(\.id)
    guard !common.json else {
      return Console.live.print(json: [
        "visit": .string(visit.id.description), "team": .strings(members),
        "leader": .string(visit.team.leader),
      ])
    }
    let names = members.joined(separator: " ")
    Console.live.print("\(visit.id) 已改派给 \(names)", "\(visit.id) reassigned to \(names)")
    VisitTalk.tellNextExport()
  }
}
