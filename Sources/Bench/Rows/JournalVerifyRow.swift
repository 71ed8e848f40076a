/// The verification of a journal, chain and root included, beside SHA-256 of its lines.
struct JournalVerifyRow: BenchRow {
  /// 1, or 2 for both.
  let cores: Int
  private let runs = 7
  /// Enough that neither start nor the reading of the file counts.
  private let passes = 10

  var name: String { "journal-verify-\(cores)" }

  var summary: String {
    "a journal's chain and root, on \(cores == 1 ? "one core" : "both cores")"
  }

  func measure(at bench: Workbench) throws -> BenchResult {
    let folder = "\(bench.folder)/\(name)"
    try RecordJournal.write(folder, records: bench.scale.packedRecords)
    let work = try BenchWork(bench: bench)
    let hashes = try LineHashes(bench: bench)
    let turns = try Turns(runs) { _ in
      try work.verifyJournal(folder, cores: cores, passes: passes)
    } floor: {
      try bench.stopwatch.time(hashes.command(folder + "/journal.jsonl", passes: passes))
    }
    return turns.result(name, goal: cores == 1 ? 4.0 : 2.6, mebibytes: 512)
  }
}
