/// The packing of a bundle of media, its reading back timed apart.
struct BundlePackRow: BenchRow {
  let name = "bundle-pack"
  let summary = "yicha field pack of 64 media files, less its reading back"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let acts = MediaActs(bench: bench, round: round)
    let floors = try FileFloors(bench: bench, file: round.bundle)
    let turns = try Turns(BundleGoals.runs) { _ in
      let (whole, readBack) = try acts.pack()
      return whole.without(readBack)
    } floor: {
      try floors.hashAndCopy()
    }
    return turns.result(name, goal: BundleGoals.durable, mebibytes: BundleGoals.mebibytes)
  }
}
