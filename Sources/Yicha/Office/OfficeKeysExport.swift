import ArgumentParser
import Canonical
import Office
import Sealing
import Storage

/// `yicha office keys export`: the keys bundle that new laptops and auditors take.
///
/// `--json`: `{"keys", "root_fingerprint", "enrolled"}`, and for a folder also `"lines"` and
/// `"folder"`.
struct OfficeKeysExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "写出密钥包 / write the keys bundle",
    discussion: HelpText.of(
      """
      密钥包由根密钥签发，含所有登记与撤销；写出后即读回核验。给出文件夹时，另写 keys.jsonl 和 \
      keys/（verify.sh、verify.py 所用的公钥）。登记新密钥后请重新写出。
      """,
      """
      The bundle is sealed by the root key, has every enrolment and revocation, and is read back \
      once written. Into a folder go KEYS.zip, keys.jsonl and keys/, the public keys as verify.sh \
      and verify.py take them. Export again after enrolling.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "以 .zip 结尾的文件，或文件夹 / a file that ends with .zip, or a folder")
  var to = "KEYS.zip"

  func run() throws {
    let desk = try office.desk(for: "keys export")
    let isFile = to.hasSuffix(".zip") && !AtomicFile.isFolder(to)
    try KeysPlace.check(isFile ? to : "\(to)/KEYS.zip", at: desk)
    if isFile {
      try ExportKeys.run(to: to, at: desk)
    } else {
      try ExportKeys.run(toFolder: to, at: desk)
    }
    let trust = try desk.store.read { try desk.trust($0) }
    tell(trust, bundle: isFile ? to : "\(to)/KEYS.zip", folder: isFile ? nil : to)
  }

  private func tell(_ trust: Trust, bundle: String, folder: String?) {
    let fingerprint = RootIntroduction.fingerprint(of: trust.keys(role: .root).map(\.key))
    let enrolled = trust.keys(role: .device).count + trust.keys(role: .inspector).count
    let console = Console.live
    guard !common.json else {
      var members: [String: JSONValue] = [
        "keys": .string(bundle), "root_fingerprint": .string(fingerprint),
        "enrolled": .integer(enrolled),
      ]
      members["lines"] = folder.map { .string("\($0)/keys.jsonl") }
      members["folder"] = folder.map { .string("\($0)/keys") }
      console.print(json: .object(members))
      return
    }
    console.print(
      "密钥包：\(bundle)，根密钥指纹 \(fingerprint)",
      "keys bundle: \(bundle), root fingerprint \(fingerprint)")
    guard let folder else { return }
    console.print(
      "核验用公钥 \(trust.keys.count) 把：\(folder)/keys",
      "\(trust.keys.count) public keys for verify.sh: \(folder)/keys")
  }
}
