import ArgumentParser
import Canonical
import Inspection
import Journal
import Office
import Storage

/// `yicha office restart`: the journal goes on after the store was restored from a backup.
///
/// `--json`: `{"keys", "old": {"size", "root"}, "new": {"size", "root"}, "count"}`.
struct OfficeRestartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restart", abstract: "从备份恢复后重启记录 / go on after a restore",
    discussion: HelpText.of(
      """
      办公室的库由备份恢复之后运行一次：记下原因，所有包的序号各加一百万，并由根密钥持有人（达到门限）签发\
      新的密钥包，其中的 restart.json 向终端说明记录为何变短。--seen 给出旧库最后的检查点（如任务包中的 \
      office/checkpoint.txt）。
      """,
      """
      Run once after the office's store was restored from a backup: records why, raises every \
      number of bundles by a million, and has the root holders, as many as the threshold asks for, \
      seal a keys bundle whose restart.json tells laptops why the journal is shorter than they saw. \
      --seen takes the old store's last checkpoint, such as office/checkpoint.txt of a task bundle.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @OptionGroup var roots: RootOptions
  @Option(help: "原因 / why") var reason: String
  @Option(help: "旧库最后的检查点文件 / a file with the old journal's last checkpoint")
  var seen: String?

  func run() throws {
    let reason = try RecordableText.line(reason, "--reason")
    let note = try seen.map { path in
      try SignedNote(text: String(decoding: try AtomicFile.read(path), as: UTF8.self))
    }
    let keys = try roots.keys()
    let desk = try office.desk(for: "restart")
    let restart = try RestartJournal.run(keys, reason: reason, seen: note, at: desk)
    let (old, new) = (restart.old.checkpoint, restart.new.checkpoint)
    let path = SealKeys.path(in: desk.store.folder)
    let console = Console.live
    guard !common.json else {
      console.print(json: [
        "keys": .string(path), "count": .integer(restart.count), "old": Self.json(old),
        "new": Self.json(new),
      ])
      return
    }
    console.print(
      "记录已重启：此前所知 \(old.size) 条，现从 \(new.size) 条续记；密钥包：\(path)",
      "restarted: \(old.size) entries were known before, it goes on from \(new.size); keys bundle: "
        + path)
    console.say(
      "下一步：把密钥包送到每台终端（yicha field open KEYS.zip），再收一次它们的结果包",
      "next: take the keys bundle to every laptop (yicha field open KEYS.zip), then merge their "
        + "results again")
  }

  private static func json(_ checkpoint: Checkpoint) -> JSONValue {
    ["size": .integer(checkpoint.size), "root": .string(checkpoint.root.hex)]
  }
}
