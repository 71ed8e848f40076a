import ArgumentParser
import Inspection
import Storage

/// `yicha demo`: one whole round on real input, from the registers to the published page.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "完整走一轮：名录、抽取、检查、合并、公示 / one whole round, from registers to publication",
    discussion: """
      用 2023 年 9 月的模拟时钟和真实格式的名录，在临时文件夹里走完一轮；--keep 保留全部文件。
      A whole round on a simulated clock of September 2023, in a temporary folder; --keep keeps it.
      --json: {"folder" | null, "files", "entries", "visits", "published", "agreements",
      "conflicts_decided", "bundles_refused", "findings", "rate"}

      \(ExitTable.discussion)
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "保留全部文件的文件夹（须为空或不存在）/ keep everything in this folder, new or empty")
  var keep: String?

  @Option(help: "种子：同一种子得同一结果 / the same seed gives the same round")
  var seed: UInt64 = 1

  @Option(help: "检查表文件夹 / folder of the forms")
  var forms: String?

  func run() throws {
    if let keep { return try walk(in: Self.empty(keep)) }
    // The folder is removed in any case: a signal waits until the act at hand has ended.
    Interruption.hold()
    do {
      try WorkFolder.using("yicha-demo") { try walk(in: $0) }
    } catch let stop as DemoRound.Interrupted {
      Console.live.say("已中断，临时文件夹已删除", "interrupted; the temporary folder was removed")
      throw ExitCode(128 + stop.signal)
    }
  }

  private func walk(in folder: String) throws {
    let round = DemoRound(
      world: DemoWorld(folder: folder, seed: seed), input: try DemoInput(forms: forms),
      console: common.json ? .silent : .live)
    let summary = try round.run(isKept: keep != nil)
    if common.json {
      Console.live.print(json: try summary.json())
    } else {
      try summary.tell()
    }
  }

  private static func empty(_ folder: String) throws -> String {
    if AtomicFile.exists(folder), try !AtomicFile.names(in: folder).isEmpty {
      throw Failure.Thrown(
        failure: Failure(
          .usage, Label(zh: "文件夹 \(folder) 不是空的", en: "the folder \(folder) is not empty"),
          hint: Label(zh: "请给一个新的文件夹", en: "name a new folder")))
    }
    try AtomicFile.makeFolder(folder)
    return folder
  }
}
