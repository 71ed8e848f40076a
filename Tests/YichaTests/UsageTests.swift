import Foundation
import Support
import Testing

@Suite("Wrong usage")
struct UsageTests {
  private func run(_ arguments: [String], _ language: String) throws -> ProgramRun {
    try Program.run(Program.path("yicha"), arguments, environment: ["YICHA_LANG": language])
  }

  @Test(
    "Is said in one language, without what was typed, and ends with 64",
    arguments: [
      ["field", "arrive", "1", "2", "李四"], ["field", "attach"], ["field", "pack"],
      ["field", "log", "--limit", "李四"], ["field", "log", "--limit", "0"],
      ["field", "show", "--李四"],
      ["field", "party", "1"], ["field", "answer", "李四"],
      ["field", "init", "K", "--carriers", "李四"],
    ])
  func words(arguments: [String]) throws {
    for language in ["zh", "en"] {
      let outcome = try run(arguments, language)
      #expect(outcome.code == 64, "\(arguments): \(outcome.errors)")
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.count == 2 && lines[0].hasPrefix("error: ") && lines[1].hasPrefix("hint: "))
      #expect(!outcome.errors.contains("李四"), "\(outcome.errors)")
      let isChinese = outcome.errors.unicodeScalars.contains {
        (0x4E00...0x9FFF).contains($0.value)
      }
      #expect(isChinese == (language == "zh"), "\(outcome.errors)")
    }
  }

  @Test("A mistyped subcommand is told with the right ones")
  func subcommand() throws {
    let outcome = try run(["field", "vistis"], "en")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("no such subcommand") && outcome.errors.contains("visits"))
    #expect(try run(["ofice"], "en").errors.contains("office"))
  }

  @Test("An unknown language is refused")
  func language() throws {
    #expect(try run(["field", "--lang", "fr"], "en").code == 64)
    #expect(try run(["field"], "fr").code == 64)
  }

  @Test("Help and version are not errors")
  func help() throws {
    #expect(try run(["field", "--help"], "zh").code == 0)
    #expect(try run(["--version"], "zh").code == 0)
  }

  @Test("The system's words are said in Chinese")
  func system() throws {
    let outcome = try run(["verify", "/nonexistent/bundle", "--keys", "/nonexistent"], "zh")
    #expect(!outcome.errors.contains("No such file"), "\(outcome.errors)")
  }
}
