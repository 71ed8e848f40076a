import ArgumentParser
import Foundation
import Support
import Testing

@testable import Yicha

@Suite("The page on --json")
struct JSONPageTests {
  /// What stands under each heading, by the command that it names.
  private static func sections() throws -> [String: String] {
    let path = Project.path("Sources/Yicha/Yicha.docc/JSON.md")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let parts = text.components(separatedBy: "\n### ").dropFirst().map { part in
      let end = part.range(of: "\n## ")?.lowerBound ?? part.endIndex
      let (head, body) = (part.prefix { $0 != "\n" }, part[..<end])
      return (String(head), String(body.dropFirst(head.count)))
    }
    return Dictionary(parts, uniquingKeysWith: +)
  }

  /// The full names of the commands below one.
  private static func names(
    of command: any ParsableCommand.Type, after path: String = ""
  ) -> [String] {
    let name = path + (command.configuration.commandName ?? "")
    let inner = command.configuration.subcommands
    return inner.isEmpty ? [name] : inner.flatMap { names(of: $0, after: name + " ") }
  }

  @Test("Names every command that prints JSON, and no other")
  func commands() throws {
    let textOnly: Set = ["yicha office dump", "yicha field fill"]
    let all = Set(Self.names(of: Command.self)).subtracting(textOnly)
    #expect(Set(try Self.sections().keys) == all)
  }

  @Test(
    "Names every member that a command prints",
    arguments: [
      ["office", "status"], ["office", "visits"], ["office", "conflicts"], ["office", "ledger"],
      ["office", "verify"], ["field", "today"], ["field", "visits"], ["field", "status"],
      ["field", "log"], ["field", "verify"],
    ])
  func members(command: [String]) throws {
    let round = try KeptDemo.round.get().folder
    let store = command[0] == "office" ? "\(round)/office" : "\(round)/laptops/fire-1"
    let run = try Program.run(
      Program.path("yicha"), command + ["--json", "--store", store],
      environment: ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z"])
    #expect(run.code == 0, "\(run.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let rows = value as? [[String: Any]] ?? [value as? [String: Any] ?? [:]]
    let name = (["yicha"] + command).joined(separator: " ")
    var section = try #require(Self.sections()[name])
    if section.contains("as `yicha office visits` prints them") {
      section += try #require(Self.sections()["yicha office visits"])
    }
    for member in Set(rows.flatMap(\.keys)) {
      #expect(section.contains("`\(member)`"), "\(name): \(member)")
    }
  }
}
