import Foundation
import Support
import Testing

@Suite("An act whose files could not be written is completed by running it again")
struct UnfinishedOutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/afile"))
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/office", toPath: folder.path + "/office")
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/laptops/market-2", toPath: folder.path + "/field")
  }

  private func run(_ code: Int32, _ arguments: String...) throws -> ProgramRun {
    try run(code, arguments)
  }

  private func run(_ code: Int32, _ arguments: [String]) throws -> ProgramRun {
    let outcome = try Program.run(
      Program.path("yicha"), arguments, in: folder.path,
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z", "YICHA_FIELD": "field",
        "YICHA_OFFICE": "office",
      ])
    #expect(outcome.code == code, "\(arguments): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private func files(_ name: String) throws -> [String: Data] {
    let path = "\(folder.path)/\(name)"
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(path)/\($0)")))
      })
  }

  @Test("A draw is not frozen or made when its folder cannot be; its folder can be written again")
  func draws() throws {
    let entry = ["office", "draw", "commit", "2023-03", "--randomness", "dice"]
    _ = try run(1, entry + ["--again", "tried out", "--to", "afile"])
    _ = try run(0, entry + ["--again", "tried out", "--to", "first"])
    let again = try run(0, entry + ["--to", "second"])
    #expect(again.errors.contains("frozen before"))
    let draw = "140581-2023-03-2"
    #expect(try files("first/\(draw)") == files("second/\(draw)"))
    _ = try run(1, "office", "draw", "make", draw, "--seed", "7", "--to", "afile")
    _ = try run(0, "office", "draw", "make", draw, "--seed", "7", "--to", "first")
    let made = try run(0, "office", "draw", "make", draw, "--seed", "7", "--to", "third")
    #expect(made.errors.contains("made before"))
    #expect(try files("first/\(draw)") == files("third/\(draw)"))
    _ = try run(65, "office", "draw", "make", draw, "--seed", "8", "--to", "third")
    _ = try run(0, "office", "verify")
  }

  @Test("A result that never left the laptop goes with the next, until a receipt covers it")
  func pack() throws {
    let visits = try run(0, "field", "visits", "--json").output
    let range = try #require(
      visits.range(of: "V-140581-2023-00(0[4-9]|1[0-6])", options: .regularExpression))
    _ = try run(0, "field", "arrive", String(visits[range]))
    _ = try run(1, "field", "pack", "--to", "afile")
    _ = try run(0, "field", "pack", "--to", "lost")
    let lost = try files("lost")
    #expect(lost.count == 1)
    let again = try run(0, "field", "pack", "--to", "stick")
    #expect(again.output.contains("not confirmed yet"))
    #expect(try files("stick") == lost, "nothing new, so nothing is sealed anew")
    _ = try run(0, "field", "statement", String(visits[range]), "nothing to add")
    _ = try run(0, "field", "pack", "--to", "stick")
    #expect(try files("stick").count == 2)
    let there = try run(0, "field", "pack", "--to", "stick")
    #expect(there.output.contains("there already"))
    _ = try run(0, "field", "verify")
  }

  @Test("The newest task bundle is delivered again while nothing has changed")
  func export() throws {
    _ = try run(1, "office", "export", "--date", "2023-09-07", "--to", "afile")
    _ = try run(0, "office", "export", "--date", "2023-09-07", "--to", "first")
    let again = try run(0, "office", "export", "--date", "2023-09-07", "--to", "second")
    #expect(again.output.contains("nothing has changed"))
    #expect(try files("first") == files("second"))
  }

  @Test(
    "A laptop whose request, key or stick cannot be written is not half made",
    arguments: [
      (64, ["--inspector", "GP0001", "--inspector", "GP0001", "--keys-to", "keys"]),
      (1, ["--request", "afile/requests.jsonl"]),
      (1, ["--inspector", "GP0001", "--keys-to", "afile", "--passphrase", "words"]),
      (1, ["--request", "afile"]),
      (65, ["--name", "two\nlines"]),
    ])
  func initLaptop(code: Int, options: [String]) throws {
    let keys = try KeptDemo.round.get().folder + "/KEYS.zip"
    let outcome = try Program.run(
      Program.path("yicha"), ["field", "init", keys, "--store", "new"] + options, in: folder.path,
      environment: ["YICHA_LANG": "en"])
    #expect(Int(outcome.code) == code, "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/new"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/keys"))
  }
}
