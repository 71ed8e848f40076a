import Storage

/// The opening of a bundle into a verified copy whose evidence is durable.
struct BundleOpenRow: BenchRow {
  let name = "bundle-open"
  let summary = "a bundle of 64 media files opened into a verified, durable copy"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let floors = try FileFloors(bench: bench, file: round.bundle)
    let work = try BenchWork(bench: bench)
    let turns = try Turns(BundleGoals.runs) { _ in
      try work.open(round)
    } floor: {
      try floors.hashAndCopy()
    }
    return turns.result(name, goal: BundleGoals.durable, mebibytes: BundleGoals.mebibytes)
  }
}
