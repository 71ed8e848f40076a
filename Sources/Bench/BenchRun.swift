import Storage

/// What one run of the rows gave.
struct BenchRun {
  var results: [BenchResult] = []
  /// The rows that could not be measured, and why.
  var failures: [String] = []
  /// The rows whose floor is a program that this machine lacks.
  var skipped: [String] = []
  /// The signal that ended the run before its time.
  var interruption: Int32?

  /// The goals that were not reached, each with the number that exceeds it.
  var missed: [String] { results.flatMap(\.missed) }

  /// Measures the rows one after another in a folder that is gone afterwards.
  ///
  /// A row that fails leaves the others their turn.
  static func measure(_ rows: [any BenchRow], scale: BenchScale) throws -> BenchRun {
    var run = BenchRun()
    try WorkFolder.using("yicha-bench") { folder in
      do {
        let bench = try Workbench(folder: folder, scale: scale)
        try run.measure(rows, at: bench)
      } catch BenchFailure.interrupted(let signal) {
        run.interruption = signal
      } catch let failure as BenchFailure {
        run.failures.append(failure.description)
      }
    }
    return run
  }

  private mutating func measure(_ rows: [any BenchRow], at bench: Workbench) throws {
    for row in rows {
      try Interruption.check()
      Talk.progress("measuring \(row.name): \(row.summary)")
      do {
        results.append(try row.measure(at: bench))
      } catch BenchFailure.interrupted(let signal) {
        throw BenchFailure.interrupted(signal)
      } catch let failure as BenchFailure where failure.isMissingTool {
        skipped.append("\(row.name): \(failure)")
      } catch {
        failures.append("\(row.name): \(error)")
      }
    }
  }
}
