import ArgumentParser
import Canonical
import Field
import Inspection
import Sealing
import Storage

/// `yicha field open`: verifies a task or keys bundle and takes in what it brings.
///
/// `--json`: `{"id", "visits", "expired", "known", "receipt"}`; `receipt` is the number of entries
/// that the office says it holds, or null. For a keys bundle: `{"id", "root_fingerprint",
/// "new_roots", "known"}`.
struct FieldOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "打开任务包或密钥包 / open a task bundle or a keys bundle",
    discussion: HelpText.of(
      """
      先核验签名和每个文件，再收入任务、检查表、密钥和回执。过期的也收，但会提醒并记录。给出文件夹（如U盘）时，\
      打开其中发给本机的最新一个。办公室更换密钥后，打开新的 KEYS.zip。
      """,
      """
      Verifies signatures and every file first, then takes in visits, forms, keys and receipts. \
      One that has expired is taken too; that is said and recorded. Of a folder, such as a stick, \
      the newest bundle for this laptop is opened. After the office has rotated keys, open its new \
      KEYS.zip.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务包或其文件夹 / the task bundle, or its folder") var bundle: String

  func run() throws {
    let laptop = try field.laptop(for: "open")
    let path = try TaskBundleFile.path(bundle, for: laptop)
    if try BundleScan.look(at: path) == .bundle(.keys) { return try openKeys(path, laptop) }
    let result = try OpenTask.run(path, on: laptop)
    let console = Console.live
    if result.isExpired {
      console.say(
        "提醒：任务包已过期，已照收并记录；请向办公室要新的",
        "note: the bundle has expired; it was taken in and that was recorded; ask for a new one")
    }
    guard !common.json else {
      console.print(json: [
        "id": .string(result.id), "visits": .strings(result.visits),
        "expired": .bool(result.isExpired), "known": .bool(result.wasKnown),
        "receipt": result.receipt.map(JSONValue.integer) ?? .null,
      ])
      return
    }
    guard !result.wasKnown else {
      console.print("\(result.id) 已经打开过，没有变化", "\(result.id) was opened before; nothing changed")
      return
    }
    console.print(
      "已打开 \(result.id)：\(result.visits.count) 个检查任务",
      "opened \(result.id): \(result.visits.count) visits")
    if let receipt = result.receipt {
      console.print("办公室已收到本机前 \(receipt) 条记录", "the office holds the first \(receipt) entries")
    }
    try laptop.store.read { try NextStep.of(laptop, $0) }.tell(console)
  }

  private func openKeys(_ path: String, _ laptop: Laptop) throws {
    let result = try OpenKeys.run(path, on: laptop)
    let console = Console.live
    guard !common.json else {
      console.print(json: [
        "id": .string(result.id), "root_fingerprint": .string(result.rootFingerprint),
        "new_roots": .bool(result.hasNewRoots), "known": .bool(result.wasKnown),
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
    guard result.hasNewRoots else { return }
    console.say(
      "根密钥已更换，由原持有人签发；请与新的纸面指纹核对",
      "the roots were replaced under the seal of the earlier ones; compare with the new paper")
  }
}
