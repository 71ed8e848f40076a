import Foundation
import Support
import Testing

@Suite("A file that is not the program's own is never replaced")
struct OverwriteTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["office", "laptops/fire-1"] {
      try FileManager.default.copyItem(
        atPath: KeptDemo.round.get().folder + "/" + name,
        toPath: folder.path + "/" + (name == "office" ? "office" : "field"))
    }
  }

  private func run(_ arguments: [String]) throws -> ProgramRun {
    try Program.run(
      Program.path("yicha"), arguments, in: folder.path,
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z", "YICHA_FIELD": "field",
        "YICHA_OFFICE": "office",
      ])
  }

  @Test(
    "Commands that write a file or a folder",
    arguments: [
      (["office", "keys", "export", "out.zip"], "out.zip"),
      (["office", "dump", "--to", "out"], "out"),
      (["office", "ledger", "--to", "out"], "out"),
      (["office", "publish", "--to", "out", "--by", "clerk-1"], "out/publication.csv"),
      (["office", "journal", "export", "office", "out"], "out/journal.jsonl"),
      (["field", "journal", "export", "out"], "out/vkeys"),
      (
        [
          "office", "draw", "commit", "2023-03", "--again", "x", "--randomness", "r", "--to", "out",
        ], "out/140581-2023-03-2/plan.json"
      ),
    ])
  func commands(arguments: [String], file: String) throws {
    let path = "\(folder.path)/\(file)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data("my own notes".utf8).write(to: URL(fileURLWithPath: path))
    let refused = try run(arguments)
    #expect(refused.code == 1 && refused.errors.contains("was not touched"), "\(refused)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "my own notes")
    let top = try #require(file.split(separator: "/").first)
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(top)")
    for _ in 1...2 {
      let outcome = try run(arguments)
      // The second freezing of a draw has its own name.
      #expect([0, 3, 4].contains(outcome.code), "\(outcome.output)\(outcome.errors)")
    }
  }
}
