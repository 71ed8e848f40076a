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

    let turns = try Turns(runs) { run in
      try bench.stopwatch.time(command(run))
    } floor: {
      try bench.stopwatch.time(floor.command)
    }
    let counter = try SyncCounter(bench: bench)
    let syncs = try counter.count(command(runs + 1))
    var result = turns.result(name, goal: goal)
    result.syncs = Syncs(count: syncs, goal: syncGoal)
    return result
  }
}
