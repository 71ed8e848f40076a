import ArgumentParser

/// `yicha office journal`: journals as auditors take them.
struct OfficeJournal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "日志 / journals", discussion: ExitTable.discussion,
    subcommands: [OfficeJournalExport.self])
}
