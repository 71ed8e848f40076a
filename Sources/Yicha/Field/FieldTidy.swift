import ArgumentParser
import Canonical
import Field
import Inspection

/// `yicha field tidy`: lets go of files that the office has given its receipt for.
///
/// `--json`: `{"done", "receipt", "evidence": [{"visit", "files", "bytes"}], "bundles"}`.
struct FieldTidy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidy", abstract: "清理已有回执的文件 / let go of what has a receipt",
    discussion: HelpText.of(
      """
      只清理办公室回执已覆盖、任务已了结且最后一次操作早于 --days 天的证据文件和结果包；日志、哈希值一律保留，\
      并记入日志。先列出，加 --yes 才清理。
      """,
      """
      Only files of evidence and result bundles that the office's receipt covers, of visits that are \
      closed and whose last act lies more than --days days back; the journal and every digest stay, \
      and it is recorded. Lists first; with --yes it is done.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Option(help: "最后一次操作早于多少天 / how many days back the last act lies") var days = Tidy.days
  @Flag(help: "清理所列 / do it") var yes = false

  func validate() throws {
    guard (0...36_500).contains(days) else {
      throw Usage.wrong("--days 应为 0 至 36500", "--days takes 0 to 36500")
    }
  }

  func run() throws {
    let console = Console.live
    let plan: Tidy.Plan
    if yes {
      let laptop = try field.laptop(for: "tidy")
      let listed = try Tidy.plan(olderThan: days, on: laptop)
      if !common.json { tell(listed, console) }
      plan = listed.isEmpty ? listed : try Tidy.run(olderThan: days, on: laptop)
    } else {
      plan = try Tidy.plan(olderThan: days, on: field.laptopToRead())
      if !common.json { tell(plan, console) }
    }
    guard !common.json else { return console.print(json: json(plan)) }
    guard !plan.isEmpty else { return }
    if yes {
      console.print("已清理并记入日志", "done, and recorded")
    } else {
      console.say("尚未清理；加 --yes 执行", "nothing was removed yet; --yes does it")
    }
  }

  private func tell(_ plan: Tidy.Plan, _ console: Console) {
    guard !plan.isEmpty else {
      return console.print("没有可清理的文件", "there is nothing to let go")
    }
    for evidence in plan.evidence {
      console.print(
        "\(evidence.visit)：证据 \(evidence.digests.count) 份，\(evidence.bytes) 字节",
        "\(evidence.visit): \(evidence.digests.count) files of evidence, \(evidence.bytes) bytes")
    }
    for name in plan.bundles { console.print("结果包 \(name)", "result bundle \(name)") }
  }

  private func json(_ plan: Tidy.Plan) -> JSONValue {
    [
      "done": .bool(yes && !plan.isEmpty), "receipt": .integer(plan.receipt),
      "evidence": .array(
        plan.evidence.map { evidence in
          [
            "visit": .string(evidence.visit), "bytes": .integer(evidence.bytes),
            "files": .strings(evidence.digests.map(\.hex)),
          ]
        }),
      "bundles": .strings(plan.bundles),
    ]
  }
}
