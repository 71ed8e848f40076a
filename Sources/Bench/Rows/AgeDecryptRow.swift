/// The decryption of a bundle of media, against the stock `age`.
struct AgeDecryptRow: BenchRow {
  let name = "age-decrypt"
  let summary = "age decryption of a bundle of 64 media files"

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.media)
    let turns = try AgeFiles.using(bench, plain: round.bundle) { files in
      try Turns(BundleGoals.runs) { _ in
        try files.decrypt()
      } floor: {
        try files.stockDecrypt()
      }
    }
    return turns.result(name, goal: BundleGoals.age, mebibytes: BundleGoals.mebibytes)
  }
}
