import Foundation

/// The commands of a page's ```` ```console ```` block, each with what is shown below it.
///
/// Commands begin with `$ ` and go on after a final backslash, as `.ci/readme.py` reads them too.
package struct ConsoleSession: Sendable {
  /// A command with the lines shown below it.
  package struct Step: Sendable {
    /// What is typed.
    package let command: String
    /// What it prints, as the page has it.
    package fileprivate(set) var shown: [String] = []

    /// Whether the shown lines occur in order; … stands for any text, a line of it for any lines.
    package func holds(in said: [String]) -> Bool {
      var rest = said[...]
      for line in shown where line != "…" && !line.isEmpty {
        guard let found = rest.firstIndex(where: { Self.matches(line, $0) }) else { return false }
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

  /// The steps in their order.
  package private(set) var steps: [Step] = []

  /// The steps of several blocks, one after another.
  package init(joining sessions: some Sequence<ConsoleSession>) {
    steps = sessions.flatMap(\.steps)
  }

  private init() {}

  /// The console blocks of a page, in their order.
  package static func blocks(of page: String) -> [ConsoleSession] {
    var blocks: [ConsoleSession] = []
    var current: ConsoleSession?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```console" {
        current = ConsoleSession()
      } else if line == "```" {
        if let session = current { blocks.append(session) }
        current = nil
      } else {
        current?.add(line)
      }
    }
    return blocks
  }

  private mutating func add(_ line: String) {
    if let last = steps.last, last.shown.isEmpty, last.command.hasSuffix("\\") {
      steps[steps.count - 1] = Step(command: last.command + "\n" + line)
    } else if line.hasPrefix("$ ") {
      steps.append(Step(command: String(line.dropFirst(2))))
    } else if !steps.isEmpty {
      steps[steps.count - 1].shown.append(line)
    }
  }

  /// What one run of all steps left.
  package struct Outcome: Sendable {
    /// The exit code: that of the first step that failed.
    package let code: Int32
    /// Everything that was printed, on both streams.
    package let output: String

    /// The lines that a step printed.
    package func said(by number: Int) -> [String] {
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      guard let start = lines.firstIndex(of: "@@\(number)") else { return [] }
      let said = lines[(start + 1)...].prefix { !$0.hasPrefix("@@") }
      // What follows the last line feed is no line.
      return said.endIndex == lines.endIndex ? Array(said.dropLast()) : Array(said)
    }
  }

  /// Runs the steps in one bash, up to the first that fails.
  ///
  /// - Parameter folder: Where it runs; the script is left there.
  /// - Returns: What the run left.
  /// - Throws: what Foundation throws.
  package func run(in folder: String) throws -> Outcome {
    // Not `set -e`, which lets a failure before the last && pass.
    let script = steps.enumerated().map { number, step in
      "echo '@@\(number)'\n\(step.command)\ncode=$?; [ $code = 0 ] || exit $code\n"
    }
    let path = folder + "/session.sh"
    try ("exec 2>&1\nset -o pipefail\n" + script.joined()).write(
      toFile: path, atomically: true, encoding: .utf8)
    let run = try ProgramRun(["bash", path], in: folder, environment: ["TMPDIR": folder])
    return Outcome(code: run.code, output: run.output)
  }
}
