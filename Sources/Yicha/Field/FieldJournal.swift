import ArgumentParser

/// `yicha field journal`: the journal as files.
struct FieldJournal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "导出全过程记录 / the journal as files",
    discussion: ExitTable.discussion, subcommands: [FieldJournalExport.self])
}
