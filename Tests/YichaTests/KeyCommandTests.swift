import Foundation
import Support
import Testing

/// Root holders, rotation and revocation as a clerk types them, on a copy of the kept round.
@Suite("yicha office keys, and keys under a passphrase")
struct KeyCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let round = try KeptDemo.round.get().folder
    for name in ["office", "roots", "sticks", "tasks"] {
      try FileManager.default.copyItem(atPath: "\(round)/\(name)", toPath: "\(folder.path)/\(name)")
    }
    try FileManager.default.copyItem(
      atPath: "\(round)/laptops/fire-1", toPath: folder.path + "/field")
    try Data("demo only, protects nothing\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/words"))
  }

  private func run(
    _ code: Int32, _ arguments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProgramRun {
    let outcome = try Program.run(
      Program.path("yicha"), arguments, in: folder.path,
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-07T01:00:00Z", "YICHA_TEST_SCRYPT": "1",
        "YICHA_OFFICE": folder.path + "/office", "YICHA_FIELD": folder.path + "/field",
      ])
    #expect(
      outcome.code == code, "\(arguments): \(outcome.output)\(outcome.errors)",
      sourceLocation: sourceLocation)
    return outcome
  }

  @Test("A rotated office key: the stores stay intact, laptops follow, exports go on")
  func rotate() throws {
    let refused = try run(
      4, "office", "keys", "rotate", "office", "--root", "roots/1", "--reason", "yearly",
      "--passphrase", "words")
    #expect(refused.errors.contains("1 of the current root keys are here where 2 are needed"))
    let keys = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/office/keys")
    #expect(keys.count == 2, "a rotation that was refused leaves no key")
    _ = try run(
      0, "office", "keys", "rotate", "office", "--root", "roots/1", "--root", "roots/3",
      "--reason", "yearly", "--passphrase", "words")
    _ = try run(0, "office", "verify")
    _ = try run(0, "office", "export", "--date", "2023-09-07", "--to", "new")
    let early = try run(21, "field", "open", "new")
    #expect(early.errors.contains("unknown key"))
    _ = try run(0, "field", "open", "office/KEYS.zip")
    #expect(try run(0, "field", "open", "office/KEYS.zip").output.contains("nothing changed"))
    _ = try run(0, "field", "open", "new")
    _ = try run(0, "field", "verify")
    _ = try run(0, "field", "journal", "export", "journal")
    _ = try run(0, "verify", "journal")
    _ = try run(0, "office", "journal", "export", "office", "office-journal")
    _ = try run(0, "verify", "office-journal")
  }

  @Test("New root keys: laptops follow both versions' seal, and the old ones seal no more")
  func rotateRoots() throws {
    let outcome = try run(
      0, "office", "keys", "rotate", "roots", "--root", "roots/2", "--root", "roots/3",
      "--new", "new/a", "--new", "new/b", "--threshold", "2", "--reason", "holder 1 left",
      "--passphrase", "words")
    #expect(outcome.output.contains("new root fingerprint: "))
    let opened = try run(0, "field", "open", "office/KEYS.zip")
    #expect(opened.errors.contains("the roots were replaced"))
    _ = try run(
      4, "office", "keys", "export", "K.zip", "--root", "roots/2", "--root", "roots/3",
      "--passphrase", "words")
    _ = try run(
      0, "office", "keys", "export", "K.zip", "--root", "new/a", "--root", "new/b",
      "--passphrase", "words")
    _ = try run(0, "field", "open", "K.zip")
    _ = try run(0, "office", "verify")
  }

  @Test("A revoked device: named once, carried by the next task bundle, out of the export")
  func revoke() throws {
    let outcome = try run(
      0, "office", "keys", "revoke", "market-2", "--reason", "stolen", "--json")
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let object = try #require(value as? [String: Any])
    #expect((object["position"] as? Int ?? 0) > 0)
    _ = try run(65, "office", "keys", "revoke", "market-2", "--reason", "stolen")
    _ = try run(64, "office", "keys", "revoke", "nobody", "--reason", "stolen")
    _ = try run(65, "office", "keys", "revoke", "fire-1", "--reason", " ")
    let exported = try run(0, "office", "export", "--date", "2023-09-08", "--to", "new")
    #expect(!exported.output.contains("market-2"))
    _ = try run(0, "field", "open", "new")
    _ = try run(0, "field", "verify")
    _ = try run(0, "office", "verify")
  }

  @Test("Another passphrase opens nothing, and nothing is said of what it protects")
  func wrongPassphrase() throws {
    try Data("another passphrase\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/wrong"))
    let outcome = try run(
      65, "office", "keys", "export", "K.zip", "--root", "roots/1", "--passphrase", "wrong")
    #expect(outcome.errors.contains("the passphrase does not open roots/1/root.pem.age"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/K.zip"))
    let short = folder.path + "/short"
    try Data("short\n".utf8).write(to: URL(fileURLWithPath: short))
    _ = try run(
      65, "field", "init", "office/KEYS.zip", "--store", "new", "--inspector", "GP0003",
      "--keys-to", "mine", "--passphrase", short)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/new"))
  }

  @Test("An inspector's key is wrapped as stock age wraps it", .needs(.python, .age))
  func inspectorKey() throws {
    let stick = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path + "/sticks").sorted().first)
    let opened = try ProgramRun([
      "python3", "-c", Self.typing, "demo only, protects nothing", "age", "-d", "-o",
      folder.path + "/key.pem", "\(folder.path)/sticks/\(stick)",
    ])
    #expect(opened.code == 0, "\(opened.output)\(opened.errors)")
    let pem = try String(contentsOfFile: folder.path + "/key.pem", encoding: .utf8)
    #expect(pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: "\(folder.path)/sticks/\(stick)")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test(
    "A root holder opens with stock age what was encrypted to somebody else",
    .needs(.python, .age))
  func escrow() throws {
    let task = try #require(
      KeptDemo.files("tasks/2023-09-04", ending: ".zip.age").first)
    let opened = try ProgramRun([
      "python3", "-c", Self.typing, "demo only, protects nothing", "age", "-d", "-i",
      folder.path + "/roots/2/escrow.age", "-o", folder.path + "/task.zip", task,
    ])
    #expect(opened.code == 0, "\(opened.output)\(opened.errors)")
    _ = try run(0, "office", "keys", "export", "public")
    _ = try run(0, "verify", "task.zip", "--keys", "public/KEYS.zip")
  }

  @Test("An inspector whose key was revoked gets another, and a file is never written over")
  func newKey() throws {
    _ = try run(0, "office", "keys", "revoke", "GP0003", "--reason", "stick lost")
    let made = try run(
      0, "field", "key", "GP0003", "--to", "mine", "--request", "r.jsonl", "--passphrase", "words")
    try Data(made.output.utf8).write(to: URL(fileURLWithPath: folder.path + "/paper"))
    let enrolled = try run(
      0, "office", "keys", "enrol", "r.jsonl", "--fingerprints", "paper")
    #expect(enrolled.output.contains("enrolled inspector GP0003"))
    let key = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/mine/GP0003.pem.age"))
    _ = try run(
      1, "field", "key", "GP0003", "--to", "mine", "--request", "r2.jsonl", "--passphrase", "words")
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: folder.path + "/mine/GP0003.pem.age")) == key)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r2.jsonl"))
  }

  @Test("A bundle that stock age encrypted to the office is taken like any other", .needs(.age))
  func stockEncryption() throws {
    let file = try #require(KeptDemo.files("results/day-2", ending: ".zip.age").first)
    let plain = try #require(try PlainBundles.copy(of: file))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/office/keys")
    let identity = try #require(names.first { $0.hasSuffix(".age") })
    let said = try String(
      contentsOfFile: "\(folder.path)/office/keys/\(identity)", encoding: .utf8)
    let recipient = try #require(said.split(separator: "\n").first?.split(separator: " ").last)
    let again = folder.path + "/again.zip.age"
    let encrypted = try ProgramRun(["age", "-r", String(recipient), "-o", again, plain])
    #expect(encrypted.code == 0, "\(encrypted.errors)")
    let merged = try run(0, "office", "merge", again)
    #expect(merged.output.contains("already imported"))
  }

  @Test("No private key lies in a bundle, in the auditors' folder or in an open file on a stick")
  func nowhere() throws {
    _ = try run(0, "office", "keys", "export", "public")
    let marks = ["PRIVATE KEY", "AGE-SECRET-KEY"].map { Data($0.utf8) }
    let round = try KeptDemo.round.get().folder
    let bundles =
      try KeptDemo.files("tasks", ending: ".zip.age")
      + KeptDemo.files("results", ending: ".zip.age")
    for bundle in bundles { _ = try PlainBundles.copy(of: bundle) }
    let all =
      ["\(folder.path)/public"]
      + ["sticks", "roots", "plain", "journals", "published"].map { "\(round)/\($0)" }
    for path in all {
      for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
        let file = "\(path)/\(name)"
        guard let bytes = FileManager.default.contents(atPath: file) else { continue }
        for mark in marks { #expect(bytes.range(of: mark) == nil, "\(file)") }
      }
    }
  }

  /// Runs a command on a terminal of its own, and types a line when it asks.
  private static let typing = """
    import os, pty, sys
    words, command = sys.argv[1], sys.argv[2:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    os.read(terminal, 1024)
    os.write(terminal, words.encode() + b"\\n")
    try:
        while os.read(terminal, 1024):
            pass
    except OSError:
        pass
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """
}
