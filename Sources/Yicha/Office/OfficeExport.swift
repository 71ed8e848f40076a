import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office export`: one sealed task bundle for each device.
struct OfficeExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出任务包 / export task bundles",
    discussion: HelpText.of(
      """
      每台检查终端一个任务包，含其人员的全部未结任务；最新的一个就够用。加密给该终端和密钥托管人（age 可开），\
      写出后即读回核验。没有未结任务而办公室收到了其新记录的终端，只得一个回执包（不加密）。
      """,
      """
      One task bundle for each device, with every open visit of those who carry it, so that the \
      newest alone suffices. Each is encrypted to the device and the escrow, as age opens it, and \
      read back once written. A device without an open visit gets a receipt alone, plain, where \
      the office holds new entries of it.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Option(help: "任务日期 YYYY-MM-DD / the day") var date: String
  @Flag(help: "不加密；会记入日志 / not encrypted; recorded in the journal") var plain = false
  @Option(help: "任务包写到此文件夹 / folder for the bundles") var to: String

  func run() throws {
    guard let day = CalendarDate(date) else {
      throw Usage.wrong(
        "\(date) 不是日期", "\(date) is no day",
        hint: Label(zh: "写成 --date 2023-09-05", en: "write it as --date 2023-09-05"))
    }
    let result = try ExportTasks.run(
      date: day, to: to, isPlain: plain, at: office.desk(for: "export"))
    guard !common.json else {
      Console.live.print(json: Self.json(result))
      return
    }
    tell(result)
  }

  private func tell(_ result: ExportTasks.Result) {
    let console = Console.live
    for bundle in result.bundles {
      guard !bundle.visits.isEmpty || !bundle.lost.isEmpty else {
        console.print(
          "\(bundle.name)（\(bundle.device)）：无未结任务，只有回执，\(bundle.path)",
          "\(bundle.name) (\(bundle.device)): no open visit, a receipt alone, \(bundle.path)")
        tell(bundle)
        continue
      }
      console.print(
        "\(bundle.name)（\(bundle.device)）：任务 \(bundle.visits.count) 个，\(bundle.path)",
        "\(bundle.name) (\(bundle.device)): \(bundle.visits.count) visits, \(bundle.path)")
      tell(bundle)
    }
    guard !result.withoutDevice.isEmpty else { return }
    let names = result.withoutDevice.joined(separator: " ")
    console.say(
      "注意：\(result.withoutDevice.count) 个任务的人员没有登记的检查终端：\(names)",
      "note: no enrolled device carries \(result.withoutDevice.count) visits: \(names)")
  }

  private func tell(_ bundle: ExportTasks.Result.Bundle) {
    let console = Console.live
    if bundle.isAgain {
      console.print("  没有变化，与上次导出的是同一个包", "  nothing has changed: the same bundle as last time")
    }
    if !bundle.lost.isEmpty {
      let names = bundle.lost.joined(separator: " ")
      console.print("  告知不再由其负责：\(names)", "  tells that these are no longer its own: \(names)")
    }
    if let receipt = bundle.receipt {
      console.print("  附回执：日志前 \(receipt) 条已收到", "  with a receipt for \(receipt) entries")
    }
  }

  private static func json(_ result: ExportTasks.Result) -> JSONValue {
    [
      "bundles": .array(
        result.bundles.map { bundle in
          [
            "kind": .string(bundle.visits.isEmpty && bundle.lost.isEmpty ? "receipt" : "task"),
            "device": .string(bundle.device), "name": .string(bundle.name),
            "path": .string(bundle.path), "visits": .strings(bundle.visits),
            "lost": .strings(bundle.lost),
            "receipt": bundle.receipt.map(JSONValue.integer) ?? .null,
            "again": .bool(bundle.isAgain),
          ]
        }),
      "without_device": .strings(result.withoutDevice),
    ]
  }
}
