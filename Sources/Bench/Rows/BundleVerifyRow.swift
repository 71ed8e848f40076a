/// The verification of a bundle of media, against the hashing of the same file.
struct BundleVerifyRow: BenchRow {
  let name = "bundle-verify"
  let summary = "yicha verify of a bundle of 64 media files"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let acts = MediaActs(bench: bench, round: round)
    let floors = try FileFloors(bench: bench, file: round.bundle)
    let turns = try Turns(BundleGoals.runs) { _ in
      try acts.verify(round.bundle)
    } floor: {
      try floors.hash()
    }
    return turns.result(name, goal: 0.8, mebibytes: BundleGoals.mebibytes)
  }
}
