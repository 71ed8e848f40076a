import ArgumentParser
import Office
import Storage

/// `yicha office dump`: the canonical export, for comparing stores.
struct OfficeDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump", abstract: "规范导出 / the canonical export",
    discussion: HelpText.of(
      "所有条目、任务与冲突，每行一个规范 JSON。同样的包，不论次序与次数，导出相同。",
      """
      All entries, visits and conflicts, a canonical JSON line each. The same bundles give the \
      same bytes, in whatever order and however often they came.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Option(help: "写到文件 / write to a file") var to: String?

  func run() throws {
    let lines = try office.deskToRead().store.read { try DumpStore.lines($0) }
    guard let to else {
      for line in lines { Console.live.print(String(decoding: line, as: UTF8.self)) }
      return
    }
    try AtomicFile.deliver(lines.flatMap { $0 + [0x0A] }, to: to)
    Console.live.say("已写出 \(lines.count) 行：\(to)", "\(lines.count) lines in \(to)")
  }
}
