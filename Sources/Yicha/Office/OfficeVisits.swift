import ArgumentParser
import Canonical
import Inspection
import Merge
import Office
import Publication
import Storage

/// `yicha office visits`: all visits, or all of one.
struct OfficeVisits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visits", abstract: "检查任务 / the visits",
    discussion: HelpText.of(
      """
      所有检查任务及其状态。写明任务时列出合并后的检查表、填写人、问题、证据、当事人意见、签名，以及答案得出的\
      结果，供审核人查看。--json 输出全部内容。
      """,
      """
      All visits and where they stand. With a visit: the merged sheet, who answered, findings, \
      evidence, the party's statement, signatures and the proposed result, as its reviewer needs \
      them. --json prints everything.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  @Argument(help: "任务编号或其结尾 / one visit, or a unique ending of its id") var visit: String?

  func run() throws {
    if let visit { return try show(visit) }
    let rows = try office.deskToRead().store.read { try $0.visitRows().map(\.row) }
    let console = Console.live
    guard !common.json else {
      console.print(json: .array(rows))
      return
    }
    var table = TextTable(columns: [
      .init(console.text("序号", "no"), .trailing), .init(console.text("任务", "visit"), isWhole: true),
      .init(console.text("检查对象", "subject"), limit: 32),
      .init(console.text("人员", "team")), .init(console.text("截止", "until"), isWhole: true),
      .init(console.text("状态", "state")), .init(console.text("问题", "findings"), .trailing),
      .init(console.text("冲突", "conflicts"), .trailing),
      .init(console.text("公示", "published"), isWhole: true),
    ])
    table.rows = rows.enumerated().map { index, row in cells(index + 1, row) }
    console.print(String(table.text(fitting: console.width).dropLast()))
    console.say("一个任务的全部内容：yicha office visits 任务", "all of one: yicha office visits VISIT")
  }

  private func show(_ visit: String) throws {
    let desk = try office.deskToRead()
    let console = Console.live
    let sheet = try desk.store.read { reading in
      let sheet = try ShowVisit.sheet(visit, in: reading)
      return VisitSheet(
        sheet, try People(reading, trust: try desk.trust(reading)),
        try desk.timeBounds(of: sheet.file.view.entries, reading), console)
    }
    guard !common.json else { return console.print(json: sheet.json) }
    for line in sheet.lines { console.print(line) }
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
