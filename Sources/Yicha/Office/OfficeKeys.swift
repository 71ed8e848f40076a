import ArgumentParser

/// `yicha office keys`: enrolment, revocation and rotation of keys, and keys bundles.
struct OfficeKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "密钥 / keys", discussion: ExitTable.discussion,
    subcommands: [
      OfficeKeysEnrol.self, OfficeKeysRevoke.self, OfficeKeysRotate.self, OfficeKeysExport.self,
    ])
}
