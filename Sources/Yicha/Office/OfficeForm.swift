import ArgumentParser

/// `yicha office form`: the forms in force.
struct OfficeForm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "检查表 / forms", discussion: ExitTable.discussion,
    subcommands: [OfficeFormPublish.self, OfficeFormRevise.self])
}
