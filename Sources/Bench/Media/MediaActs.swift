import Storage

/// The commands that carry a bundle of media, each begun from the same state.
struct MediaActs {
  let bench: Workbench
  let round: MediaRound

  /// `yicha field pack --plain`, onto a stick that is empty before and afterwards.
  func pack() throws -> Sample {
    try round.laptop.restore()
    let stick = bench.folder + "/stick"
    try AtomicFile.makeFolder(stick)
    let sample = try bench.stopwatch.time([
      bench.yicha, "field", "pack", "--plain", "--store", round.laptop.store, "--to", stick,
    ])
    try FileSystem.remove(stick)
    return sample
  }

  /// `yicha verify` of a bundle.
  func verify(_ bundle: String) throws(BenchFailure) -> Sample {
    try bench.stopwatch.time([bench.yicha, "verify", bundle, "--keys", round.keys])
  }

  /// `yicha verify` of the round's bundle as it comes out of a pipe.
  func verifyPipe() throws(BenchFailure) -> Sample {
    // The memory of the shell and of cat, which is counted too, is the smaller one.
    try bench.stopwatch.time([
      StockProgram.path(of: "sh"), "-c", #"cat "$1" | "$2" verify - --keys "$3""#, "sh",
      round.bundle, bench.yicha, round.keys,
    ])
  }

  /// `yicha office merge` of the round's bundle.
  func merge() throws -> Sample {
    try round.office.restore()
    return try bench.stopwatch.time(
      [bench.yicha, "office", "merge", "--store", round.office.store, round.bundle])
  }
}
