import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Storage

/// `yicha field status`: this device, its journal, its visits and its bundles.
///
/// `--json`: `{"store", "device", "origin", "entries", "head_code", "receipt" | null,
/// "not_received", "visits": [{"state", "count"}], "opened" | null, "packed" | null}`; `opened` and
/// `packed` are `{"id", "created"}` of the last task and result bundle.
struct FieldStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "本机状态 / this device and what it holds",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions

  func run() throws {
    let laptop = try field.laptopToRead()
    let status = try laptop.store.read { try LaptopStatus(laptop, $0) }
    let console = Console.live
    guard !common.json else { return console.print(json: status.json) }
    for line in status.lines(console) { console.print(line) }
    try laptop.store.read { try NextStep.of(laptop, $0) }.tell(console)
  }
}
