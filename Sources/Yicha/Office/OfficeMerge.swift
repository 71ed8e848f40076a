import ArgumentParser
import Canonical
import Inspection
import Intake
import Merge
import Office
import Publication
import Storage

/// `yicha office merge`: takes in all result bundles of a folder.
struct OfficeMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "合并结果包 / merge result bundles",
    discussion: HelpText.of(
      """
      文件夹中的结果包全部收入，次序与次数不限：完好的收入，收过的注明，损坏的拒收并说明。每个包的\
      代码列在它的行中：收到 = 新增 + 已有 + 等待 + 缺证据 + 隔离。需要人处理时退出码为 3。
      """,
      """
      Takes in every result bundle of a folder, in any order, any number of times: the good in, \
      the known named, the damaged refused by name. Each bundle's own code stands in its line: \
      delivered = new + known + waiting + incomplete + quarantined. Exit code 3 when a person is \
      needed.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "文件夹或包 / folder or bundle") var path: String

  func run() throws {
    guard AtomicFile.exists(path) else {
      throw StoreError.file(path, "No such file or directory")
    }
    let desk = try office.desk(for: "merge")
    // What is being taken in is taken in whole: a signal waits for the next file.
    Interruption.hold()
    let console = Console.live
    let result = try MergeResults.run(path, at: desk) { console.progress($0, $1) }
    let conflicts = try desk.store.read { try ConflictList(result.conflicts, $0, desk) }
    try MergeTable(result, at: path).report(conflicts, asJSON: common.json, console)
  }
}
