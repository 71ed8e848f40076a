import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office keys revoke`: ends the key of a device or an inspector.
///
/// `--json`: `{"key", "holder", "position"}`, where `position` is null for an inspector.
struct OfficeKeysRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "撤销终端或人员的密钥 / end a device's or inspector's key",
    discussion: HelpText.of(
      """
      丢失的终端、离岗的人员。此前的签名仍是有效证据；终端在最后回执之后的记录照收，但加标记，须经决定才能\
      公示。撤销随每个任务包送达各终端；办公室密钥用 rotate 更换。
      """,
      """
      For a lost laptop or somebody who has left. What was signed before stays valid evidence; \
      entries of the device after its last receipt are taken in, flagged, and published only after \
      a decision. Every task bundle carries the revocation; the office's own key is ended by \
      rotate.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "密钥的前16位、终端名称或人员编号 / 16 digits of the key, device name, or inspector")
  var key: String
  @Option(help: "原因 / why") var reason: String
  @Option(help: "自何时起失效，默认现在 / from when, such as 2023-09-05T01:00:00Z; now otherwise")
  var at: String?

  func run() throws {
    let time = try at.map { text in
      guard let time = Timestamp(iso: text) else {
        throw Usage.wrong("\(text) 不是时间", "\(text) is no time")
      }
      return time
    }
    let result = try RevokeKey.run(
      key, reason: RecordableText.line(reason, "--reason"), at: time,
      by: office.desk(for: "keys revoke"))
    let console = Console.live
    guard !common.json else {
      return console.print(json: [
        "key": .string(result.key), "holder": .string(result.holder),
        "position": result.position.map(JSONValue.integer) ?? .null,
      ])
    }
    console.print("已撤销 \(result.holder)（\(result.key)）", "revoked \(result.holder) (\(result.key))")
    if let position = result.position {
      console.print(
        "其日志前 \(position) 条已有回执，不受影响",
        "the first \(position) entries of its journal have a receipt and stand as they are")
    }
    console.say(
      "下一步：yicha office export 把撤销送到各终端；yicha office keys export DIR 更新审计用密钥",
      "next: yicha office export carries this to the laptops; yicha office keys export DIR brings "
        + "the auditors' keys up to date")
  }
}
