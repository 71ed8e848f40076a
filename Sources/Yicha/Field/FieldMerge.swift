import ArgumentParser
import Canonical
import Field
import Inspection
import Intake
import Journal
import Merge
import Storage

/// `yicha field merge`: takes in what a colleague's laptop packed for this one.
///
/// `--json`: the members of `yicha office merge --json`.
struct FieldMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "合并同事终端的结果包 / merge a colleague's result bundles",
    discussion: HelpText.of(
      """
      收入同事用 field pack --for 打给本机的结果包，不需网络；只收本机也有的任务，次序与次数不限。\
      同事的记录随本机下次打包一并代送办公室。有冲突或等待时退出码为 3，由办公室或两名检查人员共同裁决。
      """,
      """
      Takes in result bundles that a colleague made for this laptop by `field pack --for`, without \
      any network: what concerns the visits that this laptop has too, in any order, any number of \
      times. The next pack for the office carries the colleague's journal along. Exit code 3 when \
      something conflicts or waits; the office decides it.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "文件夹或包 / folder or bundle") var path: String

  func run() throws {
    guard AtomicFile.exists(path) else {
      throw StoreError.file(path, "No such file or directory")
    }
    let laptop = try field.laptop(for: "merge")
    let console = Console.live
    let result = try MergeResults.run(path, at: laptop) { console.progress($0, $1) }
    let conflicts = try laptop.store.read { reading in
      try ConflictList(
        result.conflicts, reading, trust: laptop.trust(reading), now: laptop.surroundings.now())
    }
    let table = MergeTable(result, at: path)
    if common.json {
      console.print(json: .object(table.json.merging(["conflicts": conflicts.json]) { $1 }))
    } else {
      table.tell(console)
      console.print(
        "本次涉及的任务：冲突 \(conflicts.items.count) 个，答案相同 \(result.agreements) 处",
        "in the visits concerned: \(Counted.of(conflicts.items.count, "conflict")), "
          + "\(result.agreements) questions answered alike")
      conflicts.tell()
    }
    let code = result.report.exitCode
    guard code == 0 else { throw ArgumentParser.ExitCode(Int32(code)) }
  }
}
