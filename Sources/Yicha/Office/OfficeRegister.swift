import ArgumentParser

/// `yicha office register`: the two registers.
struct OfficeRegister: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "名录库 / registers", discussion: ExitTable.discussion,
    subcommands: [OfficeRegisterImport.self])
}
