/// The whole command that seals a bundle of media and copies it to a stick, its reading back timed
/// apart.
///
/// It makes two durable files, the laptop's own and the stick's, and so does its floor.
struct BundleDeliverRow: BenchRow {
  let name = "bundle-deliver"
  let summary = "yicha field pack of 64 media files, less its reading back"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let acts = MediaActs(bench: bench, round: round)
    let floors = try FileFloors(bench: bench, file: round.bundle)
    let turns = try Turns(BundleGoals.runs) { _ in
      let (whole, readBack) = try acts.pack()
      return whole.without(readBack)
    } floor: {
      try floors.hashAndCopy().and(floors.copy())
    }
    return turns.result(name, goal: BundleGoals.durable, mebibytes: BundleGoals.mebibytes)
  }
}
