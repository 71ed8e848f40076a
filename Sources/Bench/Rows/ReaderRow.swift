/// The canonical reader over the lines of a journal: every line is judged, and its members noted.
struct ReaderRow: BenchRow {
  /// What the reader is held against.
  enum Rival: String {
    /// SHA-256 of the same lines, in C.
    case hash
    /// Foundation's `JSONDecoder` on the same lines.
    case decoder
  }

  let rival: Rival
  private let runs = 7
  /// Enough that neither start nor the reading of the file counts.
  private let passes = 20

  var name: String { "reader-\(rival.rawValue)" }

  var summary: String {
    switch rival {
    case .hash: "canonical reader, beside SHA-256 of the same lines"
    case .decoder: "canonical reader, beside JSONDecoder"
    }
  }

  private var goal: Double {
    switch rival {
    case .hash: 1.5
    case .decoder: 0.05
    }
  }

  /// One pass of the decoder takes longer than all of the reader's.
  private var rivalPasses: Int {
    switch rival {
    case .hash: passes
    case .decoder: 1
    }
  }

  func measure(at bench: Workbench) throws -> BenchResult {
    let lines = bench.folder + "/lines.jsonl"
    try RecordFile.write(lines, records: bench.scale.packedRecords)
    let work = try BenchWork(bench: bench)
    let hashes = try LineHashes(bench: bench)
    let turns = try Turns(runs) { _ in
      try work.readLines(lines, by: .canonical, passes: passes)
    } floor: {
      switch rival {
      case .hash: try bench.stopwatch.time(hashes.command(lines, passes: rivalPasses))
      case .decoder: try work.readLines(lines, by: .decoder, passes: rivalPasses)
      }
    }
    let floor = Samples.median(turns.floors) / Double(rivalPasses)
    return BenchResult(
      work: name, seconds: Samples.median(turns.works) / Double(passes),
      yardstick: .floor(seconds: floor, goal: goal),
      peak: Peak(mebibytes: Samples.peak(turns.works), goal: BundleGoals.mebibytes))
  }
}
