import Foundation
import Support
import Testing

@Suite("The README")
struct ReadmeTests {
  /// A command of the README with the lines shown below it.
  struct Step {
    let command: String
    var shown: [String]
  }

  @Test(
    "Its session by hand runs as shown",
    .needs(.bash, .python, .cryptography, .unzip, .openssl, .sha256sum, .awk, .zcat, .sqlite),
    .timeLimit(.minutes(5)))
  func session() throws {
    let blocks = try Self.blocks().dropFirst(2)
    let steps = blocks.flatMap { $0 }
    #expect(steps.count > 20)
    let folder = try TemporaryFolder()
    let script = steps.enumerated().map { number, step in
      "echo '@@\(number)'\n\(step.command)\n"
    }
    let path = folder.path + "/session.sh"
    try ("exec 2>&1\nset -eo pipefail\n" + script.joined()).write(
      toFile: path, atomically: true, encoding: .utf8)
    let program = try Program.path("yicha")
    let binaries = (program as NSString).deletingLastPathComponent
    let outcome = try Program.run(
      "bash", [path], in: folder.path,
      environment: [
        "SRC": Program.root,
        "PATH": binaries + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
      ])
    #expect(outcome.code == 0, "\(outcome.output.suffix(3000))")
    for (number, step) in steps.enumerated() {
      let said = Self.part(number, of: outcome.output)
      #expect(
        Self.holds(step.shown, in: said),
        "\(step.command)\nshown:\n\(step.shown.joined(separator: "\n"))\nsaid:\n\(said.joined(separator: "\n"))"
      )
    }
  }

  @Test("It names every command group and every verifier")
  func names() throws {
    let text = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
    for word in [
      "yicha demo", "yicha office", "yicha field", "yicha verify", "yicha form", "verify.sh",
      "verify.py", "verify_journal.py", "verify_draw.py", "swift test",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  private static func blocks() throws -> [[Step]] {
    let text = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
    var blocks: [[Step]] = []
    var current: [Step]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```console" {
        current = []
      } else if line == "```" {
        if let steps = current { blocks.append(steps) }
        current = nil
      } else if line.hasPrefix("$ ") {
        current?.append(Step(command: String(line.dropFirst(2)), shown: []))
      } else if var steps = current, !steps.isEmpty {
        steps[steps.count - 1].shown.append(line)
        current = steps
      }
    }
    return blocks
  }

  private static func part(_ number: Int, of output: String) -> [String] {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "@@\(number)") else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("@@") })
  }

  /// Whether the shown lines occur in order; a line that is only … stands for any, and one that
  /// ends with … for any that begins so.
  private static func holds(_ shown: [String], in said: [String]) -> Bool {
    var rest = said[...]
    for line in shown where line != "…" && !line.isEmpty {
      let found = rest.firstIndex { candidate in
        line.hasSuffix("…") ? candidate.hasPrefix(line.dropLast()) : candidate == line
      }
      guard let found else { return false }
      rest = rest[(found + 1)...]
    }
    return true
  }
}
