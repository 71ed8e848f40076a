/// The taking in of a bundle of media into the office's store.
struct BundleMergeRow: BenchRow {
  let name = "bundle-merge"
  let summary = "yicha office merge of a bundle of 64 media files"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let acts = MediaActs(bench: bench, round: round)
    let floors = try FileFloors(bench: bench, file: round.bundle)
    let turns = try Turns(BundleGoals.runs) { _ in
      try acts.merge()
    } floor: {
      try floors.hashAndCopy()
    }
    return turns.result(name, goal: BundleGoals.durable, mebibytes: BundleGoals.mebibytes)
  }
}
