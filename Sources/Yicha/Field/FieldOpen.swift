import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Sealing
import Storage

/// `yicha field open`: verifies a task or keys bundle and takes in what it brings.
///
/// `--json`: `{"id", "visits", "lost", "expired", "known", "receipt", "closed_journal"}`; `receipt` is
/// the number of entries that the office says it holds, or null; `closed_journal` is there where this
/// laptop was restored from an image, or null. For a keys bundle: `{"id", "root_fingerprint",
/// "new_roots", "known", "expired", "restart_reason"}`.
struct FieldOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "打开任务包、回执包或密钥包 / open a task, receipt or keys bundle",
    discussion: HelpText.of(
      """
      先核验签名和每个文件，再收入任务、检查表、密钥和回执。过期的也收，但会提醒并记录。给出文件夹（如U盘）时，\
      打开其中发给本机的最新任务包和最新回执包。没有未结任务的终端只收到回执包。办公室更换密钥后，打开新的 \
      KEYS.zip。
      """,
      """
      Verifies signatures and every file first, then takes in visits, forms, keys and receipts. \
      One that has expired is taken too; that is said and recorded. Of a folder, such as a stick, \
      the newest task bundle and the newest receipt for this laptop are opened. A laptop without an \
      open visit gets a receipt alone. After the office has rotated keys, open its new KEYS.zip.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务包、回执包或其文件夹 / the bundle, or its folder") var bundle: String

  func run() throws {
    let laptop = try field.laptop(for: "open")
    let paths = try TaskBundleFile.paths(bundle, for: laptop)
    if let path = paths.first, try BundleScan.look(at: path) == .bundle(.keys) {
      return try openKeys(path, laptop)
    }
    var current = laptop
    let results = try paths.map { path in
      let result = try OpenBundle.run(path, on: current)
      current = result.succession?.laptop ?? current
      return result
    }
    let console = Console.live
    for result in results where result.isExpired {
      console.say(
        "提醒：任务包已过期，已照收并记录；请向办公室要新的",
        "note: the bundle has expired; it was taken in and that was recorded; ask for a new one")
    }
    if common.json {
      if let first = results.first { console.print(json: Self.json(first, among: results)) }
    } else {
      for result in results { Self.tell(result) }
      if results.contains(where: { !$0.wasKnown }) {
        try current.store.read { try NextStep.of(current, $0) }.tell(console)
      }
    }
    guard let succession = results.compactMap(\.succession).first else { return }
    try SuccessionTalk.tell(succession, console)
    throw ArgumentParser.ExitCode(Int32(ExitCode.contradiction.rawValue))
  }

  private static func tell(_ result: OpenTask.Result) {
    let console = Console.live
    guard !result.wasKnown else {
      return console.print(
        "\(result.id) 已经打开过，没有变化", "\(result.id) was opened before; nothing changed")
    }
    if result.visits.isEmpty, result.lost.isEmpty {
      console.print("已打开回执包 \(result.id)", "opened the receipt \(result.id)")
    } else {
      console.print(
        "已打开 \(result.id)：\(result.visits.count) 个检查任务",
        "opened \(result.id): \(result.visits.count) visits")
    }
    for visit in result.lost {
      let state = VisitStateWords.label(visit.state)
      console.print(
        "\(visit.visit) 不再由本机负责（办公室：\(state.zh)）",
        "\(visit.visit) is no longer this laptop's (office: \(state.en))")
    }
    if let receipt = result.receipt {
      console.print("办公室已收到本机前 \(receipt) 条记录", "the office holds the first \(receipt) entries")
    }
  }

  /// The task bundle, or the receipt where there is none, with the larger receipt of both.
  private static func json(
    _ first: OpenTask.Result, among results: [OpenTask.Result]
  ) -> JSONValue {
    [
      "id": .string(first.id), "visits": .strings(first.visits),
      "lost": .array(
        first.lost.map { ["visit": .string($0.visit), "state": .string($0.state)] as JSONValue }),
      "expired": .bool(first.isExpired), "known": .bool(results.allSatisfy(\.wasKnown)),
      "receipt": results.compactMap(\.receipt).max().map(JSONValue.integer) ?? .null,
      "closed_journal": results.compactMap(\.succession).first
        .map { .string($0.closed.origin.name) } ?? .null,
    ]
  }

  private func openKeys(_ path: String, _ laptop: Laptop) throws {
    let result = try OpenKeys.run(path, on: laptop)
    let console = Console.live
    guard !common.json else {
      console.print(json: [
        "id": .string(result.id), "root_fingerprint": .string(result.rootFingerprint),
        "new_roots": .bool(result.hasNewRoots), "known": .bool(result.wasKnown),
        "expired": .bool(result.isExpired),
        "restart_reason": result.restartReason.map(JSONValue.string) ?? .null,
      ])
      return
    }
    guard !result.wasKnown else {
      console.print("此密钥包已经打开过，没有变化", "this keys bundle was opened before; nothing changed")
      return
    }
    console.print(
      "已采用密钥包 \(result.id)，根密钥指纹 \(result.rootFingerprint)",
      "took in the keys of \(result.id), root fingerprint \(result.rootFingerprint)")
    if result.isExpired {
      console.say(
        "提醒：密钥包已过期，已照收并记录；请向办公室要新的",
        "note: the keys bundle has expired; it was taken in and that was recorded; ask for a new one"
      )
    }
    if let reason = result.restartReason {
      console.say(
        "办公室的记录已从备份恢复重启，由根密钥持有人签发：\(reason)；本机将重新送交尚未再次确认的记录",
        "the office's journal was restarted from a backup, under the seal of the roots: \(reason); "
          + "this laptop delivers again what is not confirmed anew")
    }
    guard result.hasNewRoots else { return }
    console.say(
      "根密钥已更换，由原持有人签发；请与新的纸面指纹核对",
      "the roots were replaced under the seal of the earlier ones; compare with the new paper")
  }
}
