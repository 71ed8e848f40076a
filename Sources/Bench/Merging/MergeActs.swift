/// The commands that take the bundles of a round in.
struct MergeActs {
  let bench: Workbench
  let round: MergeRound

  /// `yicha office merge` into the office as it was before anything came back.
  func first(_ delivery: Delivery) throws -> Sample {
    _ = try round.bundles(delivery)
    try round.office.restore()
    return try merge(delivery)
  }

  /// The same into the office that holds all these entries already.
  func again(_ delivery: Delivery) throws -> Sample {
    _ = try round.bundles(delivery)
    try round.merged(by: bench).restore()
    return try merge(delivery)
  }

  /// `yicha office merge` into the office as it is.
  func merge(_ delivery: Delivery) throws -> Sample {
    try bench.stopwatch.time([
      bench.yicha, "office", "merge", "--store", round.office.store, round.bundles(delivery),
    ])
  }
}
