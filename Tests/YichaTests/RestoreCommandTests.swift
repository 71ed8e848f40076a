import Foundation
import Support
import Testing

/// What is done after a store came back from an image or a backup, as people type it, on a copy of
/// the kept round.
@Suite("yicha after a restore")
struct RestoreCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let round = try KeptDemo.round.get().folder
    for name in ["office", "roots"] { try copy("\(round)/\(name)", name) }
    try copy("\(round)/laptops/fire-1", "field")
    try Data("demo only, protects nothing\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/words"))
  }

  private func copy(_ path: String, _ name: String) throws {
    try FileManager.default.copyItem(atPath: path, toPath: "\(folder.path)/\(name)")
  }

  /// Puts what was saved in the place of what is there.
  private func restore(_ image: String, as name: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/\(image)", toPath: "\(folder.path)/\(name)")
  }

  @discardableResult
  private func run(
    _ codes: Set<Int32>, _ arguments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try Program.run(
      Program.path("yicha"), arguments, in: folder.path,
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-07T01:00:00Z", "YICHA_TEST_SCRYPT": "1",
        "YICHA_OFFICE": folder.path + "/office", "YICHA_FIELD": folder.path + "/field",
      ])
    #expect(
      codes.contains(outcome.code),
      "\(arguments): \(outcome.code) \(outcome.output)\(outcome.errors)",
      sourceLocation: sourceLocation)
    return outcome.output + outcome.errors
  }

  @Test("H3: A laptop restored from an image says so, goes on under a new key, and loses nothing")
  func laptop() throws {
    try copy("\(folder.path)/field", "image")
    try run([0], "field", "arrive", "4")
    try run([0], "field", "pack", "--to", "stick")
    try run([0, 3], "office", "merge", "stick")
    try run([0], "office", "export", "--date", "2023-09-07", "--to", "day2")
    try restore("image", as: "field")

    let said = try run([23], "field", "open", "day2")
    #expect(said.contains("alarm: this laptop was restored from an image"), "\(said)")
    let request = try #require(said.firstMatch(of: /old one: (\S+), fingerprint (\S+)/))
    try Data("\(request.2)\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/paper"))
    try run([0], "field", "verify")
    try run([0], "field", "arrive", "5")
    try run([0], "field", "pack", "--to", "stick2")
    try run([21], "office", "merge", "stick2", "--json")
    try run([0], "office", "keys", "enrol", String(request.1), "--fingerprints", "paper")
    let merged = try run([0, 3], "office", "merge", "stick2")
    #expect(!merged.contains("refused"), "\(merged)")
    try run([0], "office", "export", "--date", "2023-09-08", "--to", "day3")
    let opened = try run([0], "field", "open", "day3")
    #expect(!opened.contains("alarm"), "\(opened)")
    try run([0], "office", "verify")
    try run([0], "field", "verify")
  }

  @Test("An office restored from a backup is refused until the root holders say why")
  func office() throws {
    try copy("\(folder.path)/office", "backup")
    try run([0], "office", "export", "--date", "2023-09-07", "--to", "day2")
    try run([0], "field", "open", "day2")
    try run([0], "field", "show", "1")
    try restore("backup", as: "office")
    try run([0], "office", "export", "--date", "2023-09-08", "--to", "day3")
    let refused = try run([22, 23], "field", "open", "day3")
    #expect(refused.contains("error: ") && refused.contains("hint: "), "\(refused)")

    let few = try run(
      [4], "office", "restart", "--root", "roots/1", "--reason", "the disk died", "--passphrase",
      "words")
    #expect(few.contains("error: "), "\(few)")
    let restarted = try run(
      [0], "office", "restart", "--root", "roots/1", "--root", "roots/3", "--reason",
      "the disk died", "--passphrase", "words")
    #expect(restarted.contains("restarted: "), "\(restarted)")
    let told = try run([0], "field", "open", "office/KEYS.zip")
    #expect(told.contains("restart"), "\(told)")
    try run([0], "office", "export", "--date", "2023-09-09", "--to", "day4")
    try run([0], "field", "open", "day4")
    try run([0], "field", "pack", "--to", "stick")
    try run([0, 3], "office", "merge", "stick")
    try run([0], "field", "verify")
    try run([0], "office", "verify")
  }
}
