/// The memory of one piece of work on the largest bundle that fits on a stick: it must be as flat
/// as on a small one.
struct MemoryRow: BenchRow {
  let name: String
  let summary: String
  private let work: @Sendable (MediaActs) throws -> Sample

  func measure(at bench: Workbench) throws -> BenchResult {
    let round = try bench.rounds.round(bench.scale.largestMedia)
    let sample = try work(MediaActs(bench: bench, round: round))
    return BenchResult(
      work: name, seconds: sample.seconds, yardstick: .none,
      peak: Peak(mebibytes: sample.peakMebibytes, goal: BundleGoals.mebibytes))
  }

  /// One row for each.
  static let all = [
    MemoryRow(name: "memory-verify", summary: "yicha verify of the largest bundle") {
      try $0.verify($0.round.bundle)
    },
    MemoryRow(name: "memory-pipe", summary: "the same out of a pipe") {
      try $0.verifyPipe()
    },
    MemoryRow(name: "memory-open", summary: "the largest bundle opened") {
      try BenchWork(bench: $0.bench).open($0.round)
    },
    MemoryRow(name: "memory-pack", summary: "yicha field pack of the largest bundle") {
      try $0.pack()
    },
    MemoryRow(name: "memory-merge", summary: "yicha office merge of the largest bundle") {
      try $0.merge()
    },
    MemoryRow(name: "memory-encrypt", summary: "age encryption of the largest bundle") {
      try AgeFiles.using($0.bench, plain: $0.round.bundle) { try $0.encrypt() }
    },
    MemoryRow(name: "memory-decrypt", summary: "age decryption of the largest bundle") {
      try AgeFiles.using($0.bench, plain: $0.round.bundle) { try $0.decrypt() }
    },
  ]
}
