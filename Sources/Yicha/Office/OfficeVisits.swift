import ArgumentParser
import Canonical
import Inspection
import Merge
import Office
import Publication
import Storage

/// `yicha office visits`: all visits.
struct OfficeVisits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visits", abstract: "检查任务 / the visits",
    discussion: HelpText.of(
      "所有检查任务及其状态。--json 输出完整的行。",
      "All visits and where they stand; --json prints the whole rows."))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  func run() throws {
    let rows = try office.deskToRead().store.read { try $0.visitRows().map(\.row) }
    let console = Console.live
    guard !common.json else {
      console.print(json: .array(rows))
      return
    }
    var table = TextTable(columns: [
      .init(console.text("序号", "no"), .trailing), .init(console.text("任务", "visit")),
      .init(console.text("检查对象", "subject"), limit: 32),
      .init(console.text("人员", "team")), .init(console.text("截止", "until")),
      .init(console.text("状态", "state")), .init(console.text("问题", "findings"), .trailing),
      .init(console.text("冲突", "conflicts"), .trailing), .init(console.text("公示", "published")),
    ])
    table.rows = rows.enumerated().map { index, row in cells(index + 1, row) }
    console.print(String(table.text.dropLast()))
  }

  private func cells(_ number: Int, _ row: JSONValue) -> [String] {
    let word = row["state"]?.string ?? ""
    let state = VisitState(rawValue: word).map { Console.live.text($0.label) } ?? word
    return [
      String(number), row["visit"]?.string ?? "", row["subject_name"]?.string ?? "",
      (row["team"]?.strings ?? []).joined(separator: " "), row["to"]?.string ?? "", state,
      String(row["findings"]?.array?.count ?? 0), String(row["conflicts"]?.integer ?? 0),
      row["published"]?["date"]?.string ?? "",
    ]
  }
}
