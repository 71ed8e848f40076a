import ArgumentParser
import Canonical
import Inspection
import Journal
import Office
import Publication
import Storage

/// `yicha office ledger`: findings with due dates.
struct OfficeLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "问题台账 / the ledger of findings",
    discussion: HelpText.of(
      "已结束任务发现的问题，逾期在前，按到期日排列。--to 写成 CSV。",
      "The findings of finished visits, overdue first, by due date; --to writes them as CSV."))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Option(help: "写成 CSV / write as CSV") var to: String?

  func run() throws {
    let desk = try office.deskToRead()
    let today = desk.surroundings.now().date()
    let console = Console.live
    let table = try ShowLedger.rows(at: desk, today: today, in: console.language)
    if let to { try AtomicFile.deliver(table.csv(console.language), to: to) }
    guard !common.json else {
      console.print(json: Self.json(table))
      return
    }
    console.print(String(table.text(console.language, fitting: console.width).dropLast()))
    console.print(
      "问题 \(table.rows.count) 个，逾期 \(table.overdue) 个",
      "\(Counted.of(table.rows.count, "finding")), \(table.overdue) overdue")
    if let to { console.say("台账已写到 \(to)", "the ledger is in \(to)") }
  }

  private static func json(_ table: LedgerTable) -> JSONValue {
    .array(
      table.rows.map { row in
        [
          "finding": .string(row.finding), "visit": .string(row.visit),
          "subject": .string(row.subject), "question": .string(row.question),
          "department": .string(row.department), "action": row.action.value,
          "outcome": row.outcome.map(JSONValue.string) ?? .null,
          "days": row.days.map(JSONValue.integer) ?? .null,
          "due": row.due.map { .string($0.description) } ?? .null, "state": row.state.value,
          "overdue": .bool(row.isOverdue(on: table.today)), "closed": .bool(row.closed),
        ]
      })
  }
}
