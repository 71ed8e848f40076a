/// One durable answer as a whole command, against a bare program that stores one row as durably.
struct AnswerRow: BenchRow {
  let name = "answer"
  let summary = "one durable answer, whole command"
  private let runs = 21
  private let goal = 4.0
  private let syncGoal = 2

  func measure(at bench: Workbench) throws -> BenchResult {
    let entries = bench.scale.laptopEntries
    let laptop = try LaptopFixture.prepare(in: bench.folder + "/laptop", entries: entries)
    let floor = try FloorProgram(bench: bench, rows: entries)
    func command(_ run: Int) -> [String] { [bench.yicha] + laptop.arguments(run: run) }

    _ = try bench.stopwatch.time(command(0))
    _ = try bench.stopwatch.time(floor.command)
    // By turns, so that a disk or neighbour that slows down slows both.
    var works: [Sample] = []
    var floors: [Sample] = []
    for run in 1...runs {
      works.append(try bench.stopwatch.time(command(run)))
      floors.append(try bench.stopwatch.time(floor.command))
    }
    let counter = try SyncCounter(bench: bench)
    let syncs = try counter.count(command(runs + 1))
    return BenchResult(
      work: name, seconds: Samples.median(works),
      yardstick: .floor(seconds: Samples.median(floors), goal: goal),
      peak: Peak(mebibytes: Samples.peak(works)), syncs: Syncs(count: syncs, goal: syncGoal))
  }
}
