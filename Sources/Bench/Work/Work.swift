import ArgumentParser

/// Work of the libraries that has no command of its own, as a program whose time and memory can be
/// measured like a command's.
struct Work: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "One piece of work, for the bench itself.",
    shouldDisplay: false,
    subcommands: [
      DecryptWork.self, EncryptWork.self, OpenWork.self, PackRecordsWork.self, ProveWork.self,
      ReadLinesWork.self, SealWork.self, StoreEntriesWork.self, VerifyJournalWork.self,
      VerifyProofWork.self,
    ])
}
