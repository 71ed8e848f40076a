import ArgumentParser
import Glibc
import Storage

/// Measures the goals and prints one table, or the same as JSON.
@main
struct YichaBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yicha-bench",
    abstract: "Measures the work that has a goal: time, floor of the same run, ratio, peak.",
    discussion: """
      The goals hold for: swift build -c release --static-swift-stdlib
      The files lie in a folder of their own below TMPDIR (or /tmp), which is removed at the end; \
      durable rows say something only where that folder is on a disk.
      """,
    subcommands: [Work.self])

  @Flag(help: "Print an array of objects in place of the table.")
  var json = false

  @Option(help: "Run only the rows whose name contains this.")
  var only = ""

  @Option(help: "The size of the input; the goals are for full.")
  var scale = BenchScale.full

  @Flag(help: "Exit with 1 when a goal is missed.")
  var check = false

  func validate() throws {
    guard !BenchRows.named(only).isEmpty else {
      let names = BenchRows.all.map(\.name).joined(separator: ", ")
      throw ValidationError("no row's name contains '\(only)'; the rows are: \(names)")
    }
  }

  func run() throws {
    Interruption.hold()
    let run = try BenchRun.measure(BenchRows.named(only), scale: scale)
    if json || !run.results.isEmpty {
      print(json ? BenchJSON.text(run.results) : BenchTable.text(run.results))
    }
    for skipped in run.skipped { Talk.say("skipped: \(skipped)") }
    for failure in run.failures { Talk.say("error: \(failure)") }
    for missed in run.missed { Talk.say("missed: \(missed)") }
    if !run.missed.isEmpty { Talk.say(BuildKind.note) }
    if let signal = run.interruption { throw ExitCode(128 + signal) }
    if !run.failures.isEmpty || (check && !run.missed.isEmpty) { throw ExitCode.failure }
  }
}
