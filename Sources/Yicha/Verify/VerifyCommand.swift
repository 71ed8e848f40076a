import ArgumentParser
import Inspection
import Sealing
import Storage

/// `yicha verify`: what an auditor does with a bundle, a draw or a journal, without a store.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验包、抽取或日志 / verify a bundle, a draw or a journal",
    discussion: HelpText.of(
      """
      PATH 可以是：包（.zip）；抽取文件夹（含 plan.json）；导出的日志文件夹（journal.jsonl、\
      checkpoint.txt、vkeys）或其中的 .jsonl 文件。不复制、不改动任何东西，并说明用的是谁的密钥。\
      结论与 Bundles 中的 verify.py、verify_draw.py、verify_journal.py 相同。
      """,
      """
      PATH is a bundle (.zip), a draw's folder (with plan.json), an exported journal's folder \
      (journal.jsonl, checkpoint.txt, vkeys) or its .jsonl file. Copies and changes nothing, and \
      says whose keys it used. The verdict is that of verify.py, verify_draw.py and \
      verify_journal.py in Bundles.
      """))

  @OptionGroup var common: CommonOptions
  @Argument(help: "包、文件夹或日志文件 / bundle, folder or journal") var path: String
  @Option(
    help: "密钥：KEYS.zip、keys.jsonl 或 <角色>/<kid16>.pem 文件夹 / keys, may be repeated")
  var keys: [String] = []
  @Option(help: "按此时刻判断密钥与有效期 / judge keys and expiry at YYYY-MM-DDTHH:MM:SSZ")
  var at: String?

  func run() throws {
    let time = at.flatMap { Timestamp(iso: $0) }
    guard at == nil || time != nil else {
      throw Usage.wrong(
        "--at 不是时刻", "--at names no moment",
        hint: Label(zh: "写成 --at 2023-09-04T09:40:00Z", en: "write it as --at 2023-09-04T09:40:00Z")
      )
    }
    if AtomicFile.exists("\(path)/plan.json") {
      try DrawCheck(folder: path).tell(json: common.json)
    } else if let files = JournalFiles(at: path) {
      try JournalCheck(files).tell(json: common.json)
    } else if AtomicFile.isFolder(path) {
      throw unknownFolder
    } else {
      try BundleCheck(path, keys: keys, at: time).tell(json: common.json)
    }
  }

  private var unknownFolder: Failure.Thrown {
    Usage.wrong(
      "文件夹 \(path) 中没有可核验的内容", "the folder \(path) holds nothing that can be verified",
      hint: Label(
        zh: "给出包文件，或含 plan.json 的抽取文件夹、含 journal.jsonl 的日志文件夹",
        en: "name a bundle, a draw's folder with plan.json, or a journal's with journal.jsonl"))
  }
}
