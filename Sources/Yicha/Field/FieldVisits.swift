import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Storage

/// `yicha field visits`: all visits of this laptop, numbered.
///
/// `--json`: an array with the row of each visit, its `number`, and what the office said last of it:
/// `office_state` | null, and `held`, whether it is among this laptop's visits.
struct FieldVisits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visits", abstract: "全部检查任务 / all visits, numbered",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions

  func run() throws {
    let laptop = try field.laptopToRead()
    let visits = try laptop.store.read { try FindVisit.numbered($0) }
    let lines = visits.filter(\.isOpen) + visits.filter { !$0.isOpen }
    let console = Console.live
    guard !common.json else { return console.print(json: VisitTable.json(lines)) }
    guard !lines.isEmpty else {
      console.say(
        "还没有检查任务；先运行 yicha field open BUNDLE",
        "there are no visits yet; first: yicha field open BUNDLE")
      return
    }
    let today = laptop.surroundings.now().date().description
    console.print(String(VisitTable.text(lines, today, console).dropLast()))
  }
}
