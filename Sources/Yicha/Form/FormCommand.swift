import ArgumentParser

/// `yicha form`: the forms as people write them.
struct FormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "检查表 / the forms",
    discussion: ExitTable.discussion,
    subcommands: [FormCheckCommand.self, FormShow.self])
}
