/// Records packed into a bundle, against zlib at the same level over the same bytes.
struct RecordsPackRow: BenchRow {
  let name = "records-pack"
  let summary = "records of a journal packed into a bundle"

  func measure(at bench: Workbench) throws -> BenchResult {
    let lines = bench.folder + "/records.jsonl"
    try RecordFile.write(lines, records: bench.scale.packedRecords)
    let work = try BenchWork(bench: bench)
    let floor = try ZlibFloor.command(
      bench: bench, input: lines, output: bench.folder + "/records.gz")
    let turns = try Turns(BundleGoals.runs) { _ in
      try work.packRecords(lines, into: bench.folder + "/records.zip")
    } floor: {
      try bench.stopwatch.time(floor)
    }
    return turns.result(name, goal: 1.3, mebibytes: BundleGoals.mebibytes)
  }
}
