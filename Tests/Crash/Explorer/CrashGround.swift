import Foundation
import Support

/// An office and two laptops with a few visits, made by the real command: what every scenario
/// starts from.
struct CrashGround {
  let yicha: Yicha
  /// The folder that everything lies in.
  let folder: String

  private static let officers = [
    "GP0002", "GP0003", "GP0005", "GP0008", "GP0010", "GP0011", "GP0016", "GP0017", "GP0020",
    "GP0021", "GP0022", "GP0027", "GP0032", "GP0033",
  ].joined(separator: ",")

  /// Makes it in a new folder.
  init(_ folder: String, yicha path: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    self.folder = folder
    yicha = Yicha(path: path, folder: folder)
    try Data("four words nobody guesses\n".utf8).write(to: URL(filePath: folder + "/words"))
    try openOffice()
    for number in 1...2 { try openLaptop(number) }
    try plan()
    for number in 1...2 { try work(number) }
  }

  /// Where the office's store lies.
  var office: String { folder + "/office" }
  /// Where a laptop's store lies.
  func laptop(_ number: Int) -> String { "\(folder)/laptop\(number)" }
  /// Where a laptop packed what it did.
  func stick(_ number: Int) -> String { "\(folder)/stick\(number)" }
  /// The task bundles that answer what the office holds then.
  var nextTasks: String { folder + "/day2" }

  /// A copy of a file or folder.
  func copy(_ source: String, to target: String) throws {
    try FileManager.default.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source, toPath: target)
  }

  private func office(_ words: String...) throws {
    try yicha.run(["office"] + words + ["--store", office])
  }

  private func field(_ number: Int, _ words: String...) throws {
    try yicha.run(["field"] + words + ["--store", laptop(number)])
  }

  private func openOffice() throws {
    let registers = Project.path("Sources/Yicha/Demo/Registers")
    try office(
      "init", "--departments", registers + "/departments.yaml", "--root", "holder",
      "--passphrase", "words")
    try office("register", "import", registers + "/subjects-1.csv", registers + "/inspectors.csv")
    for document in ["rules", "items", "plan"] {
      try office(document, "\(registers)/\(document).yaml")
    }
    try office("form", "publish", Project.path("Forms"))
  }

  private func openLaptop(_ number: Int) throws {
    let request = "\(number).jsonl"
    let made = try yicha.run([
      "field", "init", "office/KEYS.zip", "--store", laptop(number), "--name", "market-\(number)",
      "--carriers", Self.officers, "--passphrase", "words", "--request", request,
    ])
    let paper = "\(folder)/paper\(number)"
    try Data(made.output.utf8).write(to: URL(filePath: paper))
    try office("keys", "enrol", request, "--fingerprints", paper)
  }

  private func plan() throws {
    try office("draw", "commit", "2023-03", "--randomness", "dice", "--to", "draws")
    try office("draw", "make", "2023-03", "--seed", "dice 3.1.4.1.5.9.2.6", "--to", "draws")
    try office("export", "--date", "2023-09-04", "--to", "tasks")
    for number in 1...2 { try field(number, "open", "tasks") }
  }

  /// A morning's work; what is packed of it lies on a stick, and a copy of the laptop from before
  /// the packing beside it.
  private func work(_ number: Int) throws {
    try field(number, "arrive", "1")
    try copy(laptop(number), to: "\(folder)/arrived\(number)")
    let photo = "\(folder)/photo\(number).jpg"
    try Data(Self.noise(90_000, seed: UInt64(number))).write(to: URL(filePath: photo))
    try field(number, "answer", "1", "COM-03=yes", "COM-10=found", "COM-11=same")
    try field(number, "attach", "1", photo, "--question", "COM-11")
    try copy(laptop(number), to: "\(folder)/worked\(number)")
    try field(number, "pack", "--to", stick(number), "--limit", "100000")
  }

  /// Bytes that look like a photograph to who stores them.
  static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
