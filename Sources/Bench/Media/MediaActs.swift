import Storage

/// The commands that carry a bundle of media, each begun from the same state.
struct MediaActs {
  let bench: Workbench
  let round: MediaRound

  /// `yicha field pack`, onto a stick that is empty before and afterwards.
  ///
  /// - Returns: The whole command, and the reading back, which `yicha verify` does alike.
  func pack() throws -> (whole: Sample, readBack: Sample) {
    try round.laptop.restore()
    let stick = bench.folder + "/stick"
    try AtomicFile.makeFolder(stick)
    let whole = try bench.stopwatch.time(
      [bench.yicha, "field", "pack", "--store", round.laptop.store, "--to", stick])
    guard let name = try AtomicFile.names(in: stick).first else {
      throw BenchFailure.fixture("no bundle lies on the stick")
    }
    let readBack = try verify("\(stick)/\(name)")
    try FileSystem.remove(stick)
    return (whole, readBack)
  }

  /// `yicha verify` of a bundle.
  func verify(_ bundle: String) throws(BenchFailure) -> Sample {
    try bench.stopwatch.time([bench.yicha, "verify", bundle, "--keys", round.keys])
  }

  /// `yicha office merge` of the round's bundle.
  func merge() throws -> Sample {
    try round.office.restore()
    return try bench.stopwatch.time(
      [bench.yicha, "office", "merge", "--store", round.office.store, round.bundle])
  }
}
