import ArgumentParser
import Canonical
import Field
import Inspection
import Sealing
import Storage

/// `yicha field init`: pins the office's root, makes this device's key, and asks for enrolment.
///
/// `--json`: `{"store", "root_fingerprint", "request_file", "requests": [{"role", "holder", "name",
/// "key", "fingerprint", "carriers"}]}`.
struct FieldInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "建立检查终端库 / make the laptop's store",
    discussion: HelpText.of(
      """
      从办公室的密钥包固定根密钥，生成本机密钥和登记申请。请把显示的根指纹与纸面逐字核对（或用 \
      --root 给出纸面上的指纹）。申请文件交给办公室：yicha office keys enrol FILE。
      """,
      """
      Pins the root from the office's keys bundle, makes this device's key and its request. \
      Compare the root's fingerprint with paper, or give what the paper says with --root. The \
      request goes to the office: yicha office keys enrol FILE.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "办公室的密钥包 / the office's keys bundle (KEYS.zip)") var keys: String
  @Option(help: "纸面上的根指纹 / the root's fingerprint as it stands on paper") var root: String?
  @Option(help: "本机名称 / what people call this device") var name = "laptop"
  @Option(help: "携带人编号，逗号分隔 / the inspectors who carry it: ID,ID") var carriers = ""
  @Option(
    name: .customLong("inspector"),
    help: "为其生成密钥的检查人员，逗号分隔 / inspectors whose keys are made, with --keys-to: ID,ID")
  var inspectors: [String] = []
  @Option(
    help: "检查人员密钥所在文件夹（各自的U盘）/ where inspectors' keys go: DIR/<ID>.pem.age")
  var keysTo: String?
  @OptionGroup var passphrases: PassphraseOptions
  @Option(help: "登记申请文件 / the file of requests (request.jsonl in the store)")
  var request: String?

  func validate() throws {
    guard inspector.isEmpty == (keysTo == nil) else {
      throw Usage.wrong(
        "--inspector 与 --keys-to 须同用", "--inspector and --keys-to go together")
    }
    guard Set(inspector).count == inspector.count else {
      throw ValidationError("--inspector 重复 / names somebody twice")
    }
    guard (inspector + Words.split(carriers)).allSatisfy(Self.isInspector) else {
      throw Self.notAnInspector
    }
  }

  /// Whether a word is spelled as the ids of inspectors are.
  static func isInspector(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  static var notAnInspector: Failure.Thrown {
    Usage.wrong(
      "人员编号由大写字母和数字组成，如 GP0007",
      "an inspector's id is of capitals and digits, such as GP0007")
  }

  func run() throws {
    guard !AtomicFile.exists("\(field.folder)/store.sqlite") else {
      throw Self.exists(field.folder)
    }
    let file = request ?? "\(field.folder)/request.jsonl"
    let result = try InitLaptop.run(
      field.folder, keysBundle: keys, expected: root, name: RecordableText.line(name, "--name"),
      carriers: Words.split(carriers),
      inspectors: try inspector.enumerated().map { index, id in
        InitLaptop.Inspector(
          id: id, file: keyFile(id), passphrase: try passphrases.new(for: id, at: index))
      },
      requestFile: file, in: Environment.surroundings)
    let requests = result.requests
    guard !common.json else {
      return Console.live.print(json: try json(result.rootFingerprint, file, requests))
    }
    try tell(result.rootFingerprint, file, requests)
  }

  private var inspector: [String] { inspectors.flatMap(Words.split) }

  private static func exists(_ folder: String) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .failed,
        Label(
          zh: "\(folder) 中已有检查终端库，未改动",
          en: "there is a laptop's store in \(folder) already; it was not touched"),
        hint: Label(
          zh: "继续使用它：yicha field；另建一个：--store 文件夹",
          en: "go on with it: yicha field; or make another with --store FOLDER")))
  }

  /// How the names of inspectors' key files end.
  static let keySuffix = ".pem.age"

  private func keyFile(_ id: String) -> String { "\(keysTo ?? ".")/\(id)\(Self.keySuffix)" }

  private func json(_ root: String, _ file: String, _ requests: [KeyRequest]) throws -> JSONValue {
    [
      "store": .string(field.folder), "root_fingerprint": .string(root),
      "request_file": .string(file),
      "requests": .array(
        try requests.map { request in
          [
            "role": .string(request.role.rawValue), "holder": .string(request.holder),
            "name": .string(request.name), "key": .string(request.key.id.hex),
            "fingerprint": .string(try request.fingerprint()),
            "carriers": .strings(request.carriers),
          ]
        }),
    ]
  }

  private func tell(_ fingerprint: String, _ file: String, _ requests: [KeyRequest]) throws {
    let console = Console.live
    console.print("检查终端库已建立：\(field.folder)", "store: \(field.folder)")
    console.print("根密钥指纹：\(fingerprint)", "root fingerprint: \(fingerprint)")
    for request in requests {
      let fingerprint = try request.fingerprint()
      console.print(
        "申请：\(request.name)（\(request.role == .device ? "本机" : "检查人员")）指纹 \(fingerprint)",
        "request: \(request.name) (\(request.role.rawValue)) fingerprint \(fingerprint)")
    }
    console.print("申请文件：\(file)", "request file: \(file)")
    if root == nil {
      console.say(
        "请把根密钥指纹与办公室的纸面逐字核对；不同就删去此库",
        "compare the root fingerprint with the office's paper; if it differs, delete this store")
    }
    console.say(
      "下一步：把申请文件交给办公室（yicha office keys enrol FILE），读出上面的指纹",
      "next: give the request file to the office (yicha office keys enrol FILE) and read out the "
        + "fingerprints above")
  }
}
