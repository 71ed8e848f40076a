import ArgumentParser
import Canonical
import Glibc
import Inspection
import Office
import Sealing
import Storage

/// `yicha office keys enrol`: takes the keys of a laptop and its inspectors.
struct OfficeKeysEnrol: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "登记密钥 / enrol keys",
    discussion: HelpText.of(
      "每行一个申请。指纹须由申请人当面报出（其屏幕上的 20 位），逐行核对；全部登记或都不登记，已登记的跳过。",
      """
      One request a line. The owner reads the fingerprint, 20 digits, from their own screen; it \
      is compared for each line, and all are enrolled or none. Keys that are enrolled already are \
      passed over.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "登记申请 / the requests (REQUEST.jsonl)") var file: String
  @Option(help: "指纹，按行依次给出，可用逗号分隔 / fingerprints, one for each line, in order")
  var fingerprint: [String] = []
  @Option(
    help: """
      含指纹的文件（如 field init 所显示的），须与申请分开送达 / a file that holds them, such as what \
      field init printed; it must come another way than the requests
      """)
  var fingerprints: String?

  func validate() throws {
    guard fingerprint.isEmpty || fingerprints == nil else {
      throw ValidationError("--fingerprint | --fingerprints：二选一 / one of the two")
    }
  }

  mutating func run() throws {
    fingerprint = try given()
    let lines = try AtomicFile.read(file, atMost: FileLimit.text).split(separator: 0x0A)
      .map(Array.init)
    let requests = try lines.enumerated().map { number, line in try request(line, number + 1) }
    guard fingerprint.isEmpty || fingerprint.count == requests.count else {
      throw Usage.wrong(
        "\(file) 有 \(requests.count) 行，给出 \(fingerprint.count) 个指纹",
        "\(file) has \(requests.count) lines, and \(fingerprint.count) fingerprints are given",
        hint: Self.oneEach)
    }
    guard !fingerprint.isEmpty || isatty(STDIN_FILENO) == 1 else { throw Self.noTerminal }
    let desk = try office.desk(for: "keys enrol")
    let items = try requests.enumerated().compactMap { index, request -> EnrolKey.Item? in
      guard try !isKnown(request, desk) else { return nil }
      let typed = fingerprint.isEmpty ? ask(request) : fingerprint[index]
      return EnrolKey.Item(line: lines[index], number: index + 1, fingerprint: typed)
    }
    let enrolled = try EnrolKey.run(items, file: file, at: desk)
    for request in enrolled { tell(request) }
    if common.json { Console.live.print(json: .array(enrolled.map(Self.json))) }
  }

  /// The fingerprints of the options; of a file, every word that is one, whatever stands around.
  private func given() throws -> [String] {
    guard let fingerprints else { return fingerprint.flatMap(Words.split) }
    return String(decoding: try AtomicFile.read(fingerprints), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).map(String.init).filter(Self.isFingerprint)
  }

  private static func isFingerprint(_ word: String) -> Bool {
    let groups = word.split(separator: "-", omittingEmptySubsequences: false)
    return groups.count == 5 && groups.allSatisfy { $0.count == 4 && $0.allSatisfy(\.isHexDigit) }
  }

  private func request(_ line: [UInt8], _ number: Int) throws -> KeyRequest {
    guard let request = KeyRequest(line: line) else {
      throw OfficeError.file(
        file, line: number, Label(zh: "不是密钥登记申请", en: "is no request for a key"))
    }
    return request
  }

  private func isKnown(_ request: KeyRequest, _ desk: OfficeDesk) throws -> Bool {
    let known = try desk.store.read { try desk.trust($0) }.key(kid16: request.key.kid16)
    guard known?.key == request.key else { return false }
    Console.live.say("已登记过：\(request.name)", "enrolled already: \(request.name)")
    return true
  }

  private func ask(_ request: KeyRequest) -> String {
    Console.live.ask(
      "\(request.name)（\(request.holder)）的指纹：",
      "fingerprint of \(request.name) (\(request.holder)):")
      ?? ""
  }

  private func tell(_ request: KeyRequest) {
    guard !common.json else { return }
    Console.live.print(
      "已登记 \(request.role.rawValue) \(request.name)（\(request.holder)）",
      "enrolled \(request.role.rawValue) \(request.name) (\(request.holder))")
  }

  private static func json(_ request: KeyRequest) -> JSONValue {
    [
      "role": .string(request.role.rawValue), "holder": .string(request.holder),
      "name": .string(request.name), "key": .string(request.key.id.hex),
      "carriers": .strings(request.carriers),
    ]
  }

  private static var noTerminal: Failure.Thrown {
    Usage.wrong("没有终端可询问指纹", "there is no terminal to ask for fingerprints", hint: oneEach)
  }

  private static let oneEach = Label(
    zh: "按申请的行序给出 --fingerprint，每行一个",
    en: "give --fingerprint once for each line of the requests, in order")
}
