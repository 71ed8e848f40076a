import ArgumentParser
import Canonical
import Field
import Journal

/// `yicha field journal export`: the laptop's journal as files that anybody can check.
///
/// `--json`: `{"origin", "files"}`.
struct FieldJournalExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出记录供他人核验 / export the journal for others to check",
    discussion: HelpText.of(
      "写出 journal.jsonl、checkpoint.txt、vkeys（第一行本机，第二行办公室）和 receipts/；不用一查也能核验。",
      """
      Writes journal.jsonl, checkpoint.txt, vkeys (this device's key, then the office's) and \
      receipts/, which can be checked without Yicha.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "文件夹 / the folder") var folder: String

  func run() throws {
    let laptop = try field.laptopToRead()
    let files = try ExportJournal.run(to: folder, on: laptop)
    let console = Console.live
    guard !common.json else {
      console.print(json: ["origin": .string(laptop.origin.name), "files": .strings(files)])
      return
    }
    for file in files { console.print(file) }
    let receipts = files.filter { $0.contains("/receipts/") }.map { " \"\($0)\"" }.joined()
    let command =
      "  python3 verify_journal.py \"\(folder)/journal.jsonl\" \"\(folder)/checkpoint.txt\" "
      + "\"$(sed -n 1p \"\(folder)/vkeys\")\" \"$(sed -n 2p \"\(folder)/vkeys\")\"" + receipts
    console.say("核验：yicha verify \(folder)，或", "check it with yicha verify \(folder), or")
    console.say(command, command)
  }
}
