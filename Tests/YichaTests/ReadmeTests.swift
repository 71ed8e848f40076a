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
    let folder = try Self.checkout()
    // Not `set -e`, which lets a failure before the last && pass.
    let script = steps.enumerated().map { number, step in
      "echo '@@\(number)'\n\(step.command)\ncode=$?; [ $code = 0 ] || exit $code\n"
    }
    let path = folder.path + "/session.sh"
    try ("exec 2>&1\nset -o pipefail\n" + script.joined()).write(
      toFile: path, atomically: true, encoding: .utf8)
    let outcome = try ProgramRun(
      ["bash", path], in: folder.path, environment: ["TMPDIR": folder.path])
    #expect(outcome.code == 0, "\(outcome.output.suffix(3000))")
    for (number, step) in steps.enumerated() {
      let said = Self.part(number, of: outcome.output)
      #expect(
        Self.holds(step.shown, in: said),
        "\(step.command)\nshown:\n\(step.shown.joined(separator: "\n"))\nsaid:\n\(said.joined(separator: "\n"))"
      )
    }
  }

  @Test("The demo says what is shown of it")
  func demo() throws {
    let block = try #require(Self.blocks().first)
    let step = try #require(block.last)
    #expect(step.command == "swift run yicha demo --lang en")
    let run = try Program.run(Program.path("yicha"), ["demo", "--lang", "en"])
    #expect(run.code == 0, "\(run.errors)")
    let said = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(Self.holds(step.shown, in: said.map(String.init)), "\(run.output)")
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

  /// The folder that a newcomer is in: the package, with this build's programs.
  private static func checkout() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let build = folder.path + "/.build"
    try FileManager.default.createDirectory(atPath: build, withIntermediateDirectories: true)
    let programs = (try Program.path("yicha") as NSString).deletingLastPathComponent
    try FileManager.default.createSymbolicLink(
      atPath: build + "/debug", withDestinationPath: programs)
    for name in ["Bundles", "Forms", "Sources"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: "\(Program.root)/\(name)")
    }
    return folder
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

  /// Whether the shown lines occur in order; … stands for any text, a line of it for any lines.
  private static func holds(_ shown: [String], in said: [String]) -> Bool {
    var rest = said[...]
    for line in shown where line != "…" && !line.isEmpty {
      guard let found = rest.firstIndex(where: { matches(line, $0) }) else { return false }
      rest = rest[(found + 1)...]
    }
    return true
  }

  private static func matches(_ shown: String, _ said: String) -> Bool {
    var parts = shown.components(separatedBy: "…")
    let first = parts.removeFirst()
    guard said.hasPrefix(first) else { return false }
    guard let last = parts.popLast() else { return said == first }
    var rest = said.dropFirst(first.count)
    for part in parts where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
