/// The start of the command: what every other command pays first.
struct StartRow: BenchRow {
  let name = "start"
  let summary = "yicha --version"
  private let runs = 40

  func measure(at bench: Workbench) throws -> BenchResult {
    let command = [bench.yicha, "--version"]
    _ = try bench.stopwatch.time(command)
    let samples = try (0..<runs).map { _ in try bench.stopwatch.time(command) }
    return BenchResult(
      work: name, seconds: Samples.median(samples), yardstick: .absolute(goal: 0.008),
      peak: Peak(mebibytes: Samples.peak(samples), goal: 20))
  }
}
