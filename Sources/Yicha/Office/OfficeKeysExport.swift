import ArgumentParser
import Canonical
import Office
import Sealing
import Storage

/// `yicha office keys export`: the keys bundle that new laptops and auditors take.
struct OfficeKeysExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "写出密钥包 / write the keys bundle",
    discussion: HelpText.of(
      "由根密钥签发，含所有登记与撤销；写出后即读回核验。",
      "Sealed by the root key, with every enrolment and revocation; read back once written."))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "文件 / the file") var file = "KEYS.zip"

  func run() throws {
    let desk = try office.desk(for: "keys export")
    try ExportKeys.run(to: file, at: desk)
    let trust = try desk.store.read { try desk.trust($0) }
    let fingerprint = RootIntroduction.fingerprint(of: trust.keys(role: .root).map(\.key))
    guard !common.json else {
      Console.live.print(json: [
        "keys": .string(file), "root_fingerprint": .string(fingerprint),
        "enrolled": .integer(trust.keys(role: .device).count + trust.keys(role: .inspector).count),
      ])
      return
    }
    Console.live.print(
      "密钥包：\(file)，根密钥指纹 \(fingerprint)", "keys bundle: \(file), root fingerprint \(fingerprint)")
  }
}
