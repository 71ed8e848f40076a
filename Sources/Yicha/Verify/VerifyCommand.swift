import ArgumentParser
import Canonical
import Glibc
import Inspection
import Sealing
import Storage

/// `yicha verify`: what an auditor does with a bundle, a draw or a journal, without a store.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "核验包、抽取、日志或任务证明 / verify a bundle, a draw, a journal or a visit's proof",
    discussion: HelpText.of(
      """
      PATH 可以是：包（.zip；加密的 .zip.age 用 --identity 打开），“-”为标准输入，也可以是管道；\
      装有包的文件夹（逐个核验）；抽取文件夹（含 plan.json）；导出的日志文件夹（journal.jsonl、\
      checkpoint.txt、vkeys）或其中的 .jsonl 文件；office prove 写出的任务证明（proof.json）。不复制、不改动任何东西。密钥与有效期按封条的时间判断，\
      或按 --at；并说明用的是谁的密钥。结论与 Bundles 中的 verify.py、verify_draw.py、verify_journal.py、\
      verify_visit.py 相同。
      """,
      """
      PATH is a bundle (.zip, or .zip.age with --identity), `-` for standard input, a pipe, a \
      folder of bundles, each verified in its line, a draw's folder (with plan.json), an exported \
      journal's folder (journal.jsonl, checkpoint.txt, vkeys) or its .jsonl file, or a visit's \
      proof as office prove wrote it (proof.json). Copies and changes nothing. Keys and expiry are \
      judged at the seal's time, or at --at; whose keys were used is said. The verdict is that of \
      verify.py, verify_draw.py, verify_journal.py and verify_visit.py in Bundles.
      """))

  @OptionGroup var common: CommonOptions
  @Argument(help: "包、文件夹、日志文件，或 - / bundle, folder, journal, or -") var path: String
  @Option(
    help: "密钥：KEYS.zip、keys.jsonl 或 <角色>/<kid16>.pem 文件夹 / keys, may be repeated")
  var keys: [String] = []
  @Option(
    help: "打开 .zip.age 的 age 密钥文件，可重复 / age identity that opens a .zip.age, may be repeated")
  var identity: [String] = []
  @Option(
    help: "按此时刻或日期判断密钥与有效期 / judge at YYYY-MM-DDTHH:MM:SSZ, or a day's start in China")
  var at: String?

  func run() throws {
    let time = try judgedAt
    if AtomicFile.exists("\(path)/plan.json") {
      try DrawCheck(folder: path).tell(json: common.json)
    } else if ProofCheck.isProof(path) {
      try verifyProof()
    } else if let files = JournalFiles(at: path) {
      try JournalCheck(files).tell(json: common.json)
    } else if AtomicFile.isFolder(path) {
      try verifyFolder(at: time)
    } else {
      try verifyBundle(at: time)
    }
  }

  private func verifyBundle(at time: Timestamp?) throws {
    let keys = try AuditorKeys(keysNamed())
    let verdict = BundleVerdict(trust: keys.trust, identities: try identities, at: time) {
      () throws(BundleError) in try FileSource(streaming: path)
    }
    tell(verdict, keys)
    guard !verdict.isLocked else { throw locked }
    if let refusal = verdict.refusal { throw refusal }
  }

  private func verifyProof() throws {
    guard !self.keys.isEmpty else { throw Self.needsKeys }
    let keys = try AuditorKeys(self.keys)
    let console = Console.live
    do {
      let check = try ProofCheck(folder: path, trust: keys.trust)
      guard !common.json else { return console.print(json: value(check.value, keys)) }
      check.tell(console)
      tell(keys)
    } catch {
      if common.json, let failure = Failure(error) {
        console.print(json: value(ProofCheck.refused(failure), keys))
      }
      throw error
    }
  }

  private func verifyFolder(at time: Timestamp?) throws {
    let names = try FolderCheck.bundles(in: path)
    guard !names.isEmpty else { throw unknownFolder }
    guard !self.keys.isEmpty else { throw Self.needsKeys }
    let keys = try AuditorKeys(self.keys)
    let console = Console.live
    let identities = try identities
    let check = FolderCheck(names, in: path, progress: console.progress) { file in
      BundleVerdict(trust: keys.trust, identities: identities, at: time) {
        () throws(BundleError) in try FileSource(path: file)
      }
    }
    if common.json {
      console.print(json: value(check.value, keys))
    } else {
      check.tell(console)
      tell(keys)
    }
    guard check.code == 0 else { throw ArgumentParser.ExitCode(Int32(check.code)) }
  }

  private func tell(_ verdict: BundleVerdict, _ keys: AuditorKeys) {
    let console = Console.live
    guard !common.json else { return console.print(json: value(verdict.value, keys)) }
    if let check = verdict.check {
      console.print(console.text(check.verdict))
      for line in check.details { console.print("  \(console.text(line))") }
    }
    tell(keys)
  }

  private func tell(_ keys: AuditorKeys) {
    for source in keys.sources {
      Console.live.say("所用密钥：\(source.label.zh)", "keys used: \(source.label.en)")
    }
  }

  private func value(_ members: [String: JSONValue], _ keys: AuditorKeys) -> JSONValue {
    .object(members.merging(["keys": .array(keys.sources.map(\.value))]) { $1 })
  }

  /// The keys to use; a keys bundle that is verified without any introduces its own roots.
  private func keysNamed() throws -> [String] {
    guard path != "-" || isatty(STDIN_FILENO) == 0 else { throw Self.noInput }
    guard keys.isEmpty else { return keys }
    guard path != "-", try isKeysBundle else { throw Self.needsKeys }
    return [path]
  }

  private var isKeysBundle: Bool {
    get throws(BundleError) {
      do throws(BundleError) {
        return try BundleScan.look(at: path) == .bundle(.keys)
      } catch .notPlain {
        // A pipe cannot be read twice, as an introduction needs.
        return false
      }
    }
  }

  private var identities: [AgeX25519Identity] {
    get throws(BundleError) {
      var all: [AgeX25519Identity] = []
      for file in identity { all += try AgeIdentityFile.read(file) }
      return all
    }
  }

  private var judgedAt: Timestamp? {
    get throws {
      guard let at else { return nil }
      if let time = Timestamp(iso: at) ?? CalendarDate(at)?.start() { return time }
      throw Usage.wrong(
        "--at 不是时刻", "--at names no moment",
        hint: Label(
          zh: "写成 --at 2023-09-04T09:40:00Z 或 --at 2023-09-04",
          en: "write it as --at 2023-09-04T09:40:00Z or --at 2023-09-04"))
    }
  }

  private var unknownFolder: Failure.Thrown {
    Usage.wrong(
      "文件夹 \(path) 中没有可核验的内容", "the folder \(path) holds nothing that can be verified",
      hint: Label(
        zh: "给出包或装有包的文件夹、含 plan.json 的抽取文件夹、含 journal.jsonl 的日志文件夹",
        en: "name a bundle or a folder of them, a draw's folder with plan.json, or a journal's "
          + "with journal.jsonl"))
  }

  private var locked: Failure.Thrown {
    let (zh, en) = (BundleVerdict.locked.zh, BundleVerdict.locked.en)
    let pipe = "age -d -i KEY \(path) | yicha verify - --keys KEYS.zip"
    return Usage.wrong(
      zh, en,
      hint: Label(zh: "加上 --identity KEY，或：\(pipe)", en: "add --identity KEY, or run: \(pipe)"))
  }

  private static var needsKeys: Failure.Thrown {
    Usage.wrong(
      "核验该包需要密钥", "this bundle is verified with keys, and none are named",
      hint: Label(
        zh: "加上 --keys KEYS.zip，或 --keys 公钥文件夹",
        en: "add --keys KEYS.zip, or --keys with a folder of public keys"))
  }

  private static var noInput: Failure.Thrown {
    Usage.wrong(
      "标准输入是终端，没有包可读", "standard input is a terminal and brings no bundle",
      hint: Label(
        zh: "写成 age -d -i KEY X.zip.age | yicha verify - --keys KEYS.zip",
        en: "write it as: age -d -i KEY X.zip.age | yicha verify - --keys KEYS.zip"))
  }
}
