import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Storage

/// `yicha field` alone: today's visits and the next step.
///
/// `--json`: `{"date", "next": {"text": {zh, en}, "command"}, "visits": [the row of each visit,
/// with its "number"]}`.
struct FieldToday: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today", abstract: "今日任务与下一步 / today's visits and the next step",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions

  func run() throws {
    let laptop = try field.laptopToRead()
    let today = laptop.surroundings.now().date().description
    let (visits, next) = try laptop.store.read { reading in
      (try FindVisit.numbered(reading), try NextStep.of(laptop, reading))
    }
    let due = visits.filter { $0.isOpen && ($0.row["from"]?.string ?? "") <= today }
    let console = Console.live
    guard !common.json else {
      console.print(json: [
        "date": .string(today), "visits": VisitTable.json(due),
        "next": ["text": next.text.json, "command": .string(next.command)],
      ])
      return
    }
    console.print("\(today)：\(due.count) 个未完成的检查任务", "\(today): \(due.count) visits to make")
    if !due.isEmpty { console.print(String(VisitTable.text(due, today, console).dropLast())) }
    next.tell(console)
  }
}
