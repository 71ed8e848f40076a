import ArgumentParser
import Canonical
import Field
import Inspection
import Sealing
import Storage

/// `yicha field key`: a new key for an inspector, on the inspector's own stick.
///
/// `--json`: `{"file", "request_file", "fingerprint"}`.
struct FieldKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "为检查人员生成密钥 / make an inspector's key",
    discussion: HelpText.of(
      """
      新到岗的人员，或原密钥已撤销的人员。密钥写到其U盘上，由其口令加密；申请交给办公室登记：yicha office \
      keys enrol FILE。无需检查终端库。
      """,
      """
      For somebody new, or whose key was revoked. The key goes to their stick under their \
      passphrase, the request to the office: yicha office keys enrol FILE. No laptop's store is \
      needed.
      """))

  @OptionGroup var common: CommonOptions
  @Argument(help: "人员编号 / the inspector's id, such as GP0007") var inspector: String
  @Option(help: "密钥所在文件夹（其U盘）/ where the key goes: DIR/<ID>.pem.age") var to: String
  @Option(help: "登记申请文件 / the file of the request") var request = "request.jsonl"
  @OptionGroup var passphrases: PassphraseOptions

  func validate() throws {
    guard FieldInit.isInspector(inspector) else { throw FieldInit.notAnInspector }
  }

  func run() throws {
    let file = "\(to)/\(inspector)\(FieldInit.keySuffix)"
    guard !AtomicFile.exists(request) else { throw StoreError.exists(request) }
    let passphrase = try passphrases.new(for: inspector, at: 0)
    try AtomicFile.prepareFolder(to, mode: 0o700)
    let made = try InitLaptop.makeKey(
      of: InitLaptop.Inspector(id: inspector, file: file, passphrase: passphrase),
      in: Environment.surroundings)
    try AtomicFile.write(made.line() + [0x0A], to: request)
    let fingerprint = try made.fingerprint()
    let console = Console.live
    guard !common.json else {
      return console.print(json: [
        "file": .string(file), "request_file": .string(request),
        "fingerprint": .string(fingerprint),
      ])
    }
    console.print("密钥：\(file)", "key: \(file)")
    console.print(
      "申请：\(inspector)（检查人员）指纹 \(fingerprint)", "request: \(inspector) fingerprint \(fingerprint)")
    console.print("申请文件：\(request)", "request file: \(request)")
    console.say(
      "下一步：把申请文件交给办公室（yicha office keys enrol FILE），读出上面的指纹",
      "next: give the request file to the office (yicha office keys enrol FILE) and read out the "
        + "fingerprint above")
  }
}
