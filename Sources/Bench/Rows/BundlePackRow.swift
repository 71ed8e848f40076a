/// The sealing of a bundle of media into one durable file.
///
/// Its reading back is timed apart: that is the row of `yicha verify`.
struct BundlePackRow: BenchRow {
  let name = "bundle-pack"
  let summary = "64 media files sealed into one durable bundle"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let work = try BenchWork(bench: bench)
    let floors = try FileFloors(bench: bench, file: round.bundle)
    let turns = try Turns(BundleGoals.runs) { _ in
      try work.seal(round)
    } floor: {
      try floors.hashAndCopy()
    }
    return turns.result(name, goal: BundleGoals.durable, mebibytes: BundleGoals.mebibytes)
  }
}
