import ArgumentParser
import Canonical
import Field
import Inspection
import Storage

/// `yicha field open`: verifies a task bundle and takes its visits in.
///
/// `--json`: `{"id", "visits", "expired", "known", "receipt"}`; `receipt` is the number of entries
/// that the office says it holds, or null.
struct FieldOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "打开任务包 / open a task bundle",
    discussion: HelpText.of(
      """
      先核验签名和每个文件，再收入任务、检查表、密钥和回执。过期的也收，但会提醒并记录。给出文件夹（如U盘）时，\
      打开其中发给本机的最新一个。
      """,
      """
      Verifies signatures and every file first, then takes in visits, forms, keys and receipts. \
      One that has expired is taken too; that is said and recorded. Of a folder, such as a stick, \
      the newest bundle for this laptop is opened.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务包或其文件夹 / the task bundle, or its folder") var bundle: String

  func run() throws {
    let laptop = try field.laptop(for: "open")
    let result = try OpenTask.run(TaskBundleFile.path(bundle, for: laptop), on: laptop)
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
}
