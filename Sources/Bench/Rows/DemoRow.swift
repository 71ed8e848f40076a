/// One whole round, from the registers to the published result.
struct DemoRow: BenchRow {
  let name = "demo"
  let summary = "yicha demo --seed 1"

  func measure(at bench: Workbench) throws -> BenchResult {
    let sample = try bench.stopwatch.time([bench.yicha, "demo", "--seed", "1"])
    return BenchResult(
      work: name, seconds: sample.seconds, yardstick: .absolute(goal: 20),
      peak: Peak(mebibytes: sample.peakMebibytes))
  }
}
