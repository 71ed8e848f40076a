/// The whole command that seals a bundle of media and copies it to a stick.
///
/// It makes two durable files, the laptop's own and the stick's, and reads both back; so does its
/// floor, with stock tools.
struct BundleDeliverRow: BenchRow {
  let name = "bundle-deliver"
  let summary = "yicha field pack of 64 media files, two copies read back"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let acts = MediaActs(bench: bench, round: round)
    let floors = try FileFloors(bench: bench, file: round.bundle)
    let turns = try Turns(BundleGoals.runs) { _ in
      try acts.pack()
    } floor: {
      try floors.hashAndCopy().and(floors.hash()).and(floors.copy()).and(floors.hash())
    }
    return turns.result(name, goal: BundleGoals.durable, mebibytes: BundleGoals.mebibytes)
  }
}
