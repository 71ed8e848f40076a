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
      同事的记录随本机下次打包一并代送办公室。有冲突或等待时退出码为 3，两名检查人员可当场共同裁决\
      （field resolve），否则由办公室裁决。
      """,
      """
      Takes in result bundles that a colleague made for this laptop by `field pack --for`, without \
      any network: what concerns the visits that this laptop has too, in any order, any number of \
      times. The next pack for the office carries the colleague's journal along. Exit code 3 when \
      something conflicts or waits: both inspectors decide it (field resolve), or the office does.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "文件夹或包 / folder or bundle") var path: String

  func run() throws {
    guard AtomicFile.exists(path) else {
      throw StoreError.file(path, "No such file or directory")
    }
    let laptop = try field.laptop(for: "merge")
    // What is being taken in is taken in whole: a signal waits for the next file.
    Interruption.hold()
    let console = Console.live
    let result = try MergeResults.run(path, at: laptop) { console.progress($0, $1) }
    let conflicts = try laptop.store.read { try ConflictList(result.conflicts, $0, laptop) }
    try MergeTable(result, at: path).report(conflicts, asJSON: common.json, console)
  }
}
