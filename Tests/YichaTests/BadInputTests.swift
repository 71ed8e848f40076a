import Foundation
import Support
import Testing

@Suite("Bad input: one clear error, one hint, the right code, and nothing changed")
struct BadInputTests {
  /// A laptop of the kept round, copied so that a test may try to break it.
  private func laptop(_ name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/laptops/" + name, toPath: folder.path + "/store")
    return folder
  }

  private func task(_ laptop: String, day: String = "2023-09-06") throws -> String {
    let kid = try KeptDemo.files("laptops/\(laptop)/outbox", ending: ".zip.age").first ?? ""
    let parts = (kid as NSString).lastPathComponent.split(separator: "-")
    let device = String(parts[2])
    return try #require(
      KeptDemo.files("tasks/\(day)", ending: ".zip.age").first { $0.contains(device) })
  }

  /// Runs a command that must fail, and looks that the laptop's journal is as it was.
  private func fails(
    _ code: Int32, _ arguments: [String], in folder: TemporaryFolder
  ) throws {
    let store = folder.path + "/store"
    let before = try log(store)
    let outcome = try Program.run(
      Program.path("yicha"), arguments,
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z", "YICHA_FIELD": store,
      ])
    #expect(outcome.code == code, "\(arguments): \(outcome.output)\(outcome.errors)")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("error: ") } == 1, "\(outcome.errors)")
    #expect(lines.count { $0.hasPrefix("hint: ") } == 1, "\(outcome.errors)")
    #expect(try log(store) == before)
  }

  private func log(_ store: String) throws -> String {
    try Program.yicha("field", "log", "--limit", "100000", "--json", "--store", store).output
  }

  @Test("A missing store: 10")
  func missingStore() throws {
    for arguments in [
      ["field", "visits"], ["office", "status"], ["field", "answer", "1", "CT-01=yes"],
    ] {
      let outcome = try Program.run(
        Program.path("yicha"), arguments + ["--store", "/nonexistent/yicha"],
        environment: ["YICHA_LANG": "en"])
      #expect(outcome.code == 10, "\(outcome.errors)")
      #expect(outcome.errors.hasPrefix("error: ") && outcome.errors.contains("hint: "))
    }
  }

  @Test("A path that is not there: 1")
  func wrongPath() throws {
    let folder = try laptop("fire-1")
    try fails(1, ["field", "open", folder.path + "/none.zip"], in: folder)
  }

  @Test("A store written by a newer Yicha: 12", .needs(.python))
  func newerStore() throws {
    let folder = try laptop("fire-1")
    let made = try ProgramRun([
      "python3", "-c",
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('PRAGMA user_version=99')",
      folder.path + "/store/store.sqlite",
    ])
    #expect(made.code == 0)
    let outcome = try Program.yicha("field", "visits", "--store", folder.path + "/store")
    #expect(outcome.code == 12 && outcome.errors.contains("hint: "), "\(outcome.errors)")
  }

  @Test("A truncated bundle: 20; a newer format: 20")
  func malformed() throws {
    let folder = try laptop("fire-1")
    let plain = try #require(try PlainBundles.copy(of: task("fire-1")))
    let bundle = try Data(contentsOf: URL(fileURLWithPath: plain))
    let cut = folder.path + "/cut.zip"
    try bundle.prefix(300).write(to: URL(fileURLWithPath: cut))
    try fails(20, ["field", "open", cut], in: folder)
    var newer = bundle
    let version = try #require(newer.range(of: Data("yicha-bundle/v1".utf8)))
    newer.replaceSubrange(version, with: Data("yicha-bundle/v2".utf8))
    let path = folder.path + "/newer.zip"
    try newer.write(to: URL(fileURLWithPath: path))
    try fails(20, ["field", "open", path], in: folder)
  }

  @Test("A bundle for another laptop: 22; an older one again: nothing changes")
  func notForHere() throws {
    let folder = try laptop("fire-1")
    try fails(22, ["field", "open", task("market-1")], in: folder)
    let again = try Program.yicha(
      "field", "open", task("fire-1"), "--store", folder.path + "/store",
      clock: "2023-09-06T03:00:00Z")
    #expect(again.code == 0, "\(again.errors)")
  }

  @Test("A bundle signed by nobody known: 21")
  func unknownSigner() throws {
    let other = try TemporaryFolder()
    let made = try Program.run(
      Program.path("yicha"),
      ["demo", "--lang", "en", "--seed", "8", "--keep", other.path + "/round"])
    #expect(made.code == 0)
    let tasks = other.path + "/round/tasks/2023-09-04"
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: tasks).sorted().first)
    let folder = try laptop("fire-1")
    // To whom it is encrypted is asked first, so that a stranger's bundle does not even open.
    try fails(22, ["field", "open", "\(tasks)/\(name)"], in: folder)
    let plain = try #require(
      try PlainBundles.copy(of: "\(tasks)/\(name)", ofRound: other.path + "/round"))
    try fails(21, ["field", "open", plain], in: folder)
  }

  @Test(
    "An answer of the wrong type, an unknown question: 65 or 64; a finish with open questions: 4")
  func answers() throws {
    let folder = try laptop("market-2")
    let visits = try Program.yicha("field", "visits", "--json", "--store", folder.path + "/store")
    let text = visits.output
    let range = try #require(
      text.range(of: "V-140581-2023-00(0[4-9]|1[0-6])", options: .regularExpression))
    let visit = String(text[range])
    let arrived = try Program.yicha(
      "field", "arrive", visit, "--store", folder.path + "/store", clock: "2023-09-06T02:00:00Z")
    #expect(arrived.code == 0, "\(arrived.errors)")
    try fails(65, ["field", "answer", visit, "COM-10=perhaps"], in: folder)
    try fails(65, ["field", "answer", visit, "COM-10=found", "COM-12=maybe"], in: folder)
    try fails(65, ["field", "answer", visit, "XX-99=yes"], in: folder)
    try fails(4, ["field", "finish", visit], in: folder)
    try fails(64, ["field", "show", "V-140581-2099-0001"], in: folder)
    try fails(64, ["field", "answer", visit, "COM-10="], in: folder)
    try fails(65, ["field", "reopen", visit, "--reason", "none"], in: folder)
    try fails(65, ["field", "finish", visit, "--key", folder.path], in: folder)
  }

  @Test("A form, a plan, a register that cannot be taken: 65, with file and line")
  func files() throws {
    let folder = try TemporaryFolder()
    let form = folder.path + "/bad.yaml"
    try "form: bad\nversion: 1\nunknown_key: x\n".write(
      toFile: form, atomically: true, encoding: .utf8)
    let check = try Program.yicha("form", "check", form)
    #expect(check.code == 65 && (check.errors + check.output).contains("bad.yaml:3"), "\(check)")
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/office", toPath: folder.path + "/office")
    let plan = folder.path + "/plan.yaml"
    try "year: 1800\n".write(toFile: plan, atomically: true, encoding: .utf8)
    let refused = try Program.yicha("office", "plan", plan, "--store", folder.path + "/office")
    #expect(refused.code == 65 && refused.errors.contains("plan.yaml:1"), "\(refused.errors)")
    let register = folder.path + "/register.csv"
    try "a,b\n1,2\n".write(toFile: register, atomically: true, encoding: .utf8)
    let rows = try Program.yicha(
      "office", "register", "import", register, "--store", folder.path + "/office")
    #expect(rows.code == 65 && rows.errors.contains("hint: "), "\(rows.errors)")
  }
}
