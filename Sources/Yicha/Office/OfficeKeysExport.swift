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
      写出最近一次签发的密钥包，读回核验；给出 --root（达到门限的持有人）时先重新签发。给出文件夹时，另写 \
      keys.jsonl（含签发之后的登记与撤销）和 keys/（verify.sh、verify.py 所用的公钥）。
      """,
      """
      Writes the keys bundle as it was sealed last and reads it back; with --root, for as many \
      holders as the threshold asks for, it is sealed anew first. Into a folder go KEYS.zip, \
      keys.jsonl, which has later enrolments and revocations too, and keys/, the public keys as \
      verify.sh and verify.py take them.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "以 .zip 结尾的文件，或文件夹 / a file that ends with .zip, or a folder")
  var to = "KEYS.zip"
  @OptionGroup var roots: RootOptions

  func run() throws {
    let keys = roots.folders.isEmpty ? [] : try roots.keys()
    let desk = try office.desk(for: "keys export")
    let isFile = to.hasSuffix(".zip") && !AtomicFile.isFolder(to)
    try KeysPlace.check(isFile ? to : "\(to)/KEYS.zip", at: desk)
    if !keys.isEmpty { try SealKeys.run(keys, at: desk) }
    if isFile {
      try ExportKeys.run(to: to, at: desk)
    } else {
      try ExportKeys.run(toFolder: to, at: desk)
    }
    let trust = try desk.store.read { try desk.trust($0) }
    tell(trust, bundle: isFile ? to : "\(to)/KEYS.zip", folder: isFile ? nil : to)
  }

  private func tell(_ trust: Trust, bundle: String, folder: String?) {
    let fingerprint = trust.rootFingerprint
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
