import Canonical

/// What an entry costs that a merge stores in an office which holds ten million of them already,
/// against a row of as many bytes in a bare table of as many rows.
///
/// Both store so many at once and durably; neither reading nor judging the entries is part of it.
struct LargeStoreRow: BenchRow {
  let name = "store-large"
  let summary = "600,000 entries stored in an office that holds ten million"

  func measure(at bench: Workbench) throws -> BenchResult {
    let (entries, counted) = bench.scale.largeStore
    let work = try BenchWork(bench: bench)
    let floor = try RowidFloor(bench: bench)
    // The line and its leaf; lines of one kind are of nearly one length.
    let bytes = RecordFile.line(entries / 40, after: .zero).count + Digest.byteCount
    let bare = try floor.fill(rows: entries, bytes: bytes, timed: counted)
    let own = try work.storeEntries(entries, timed: counted)
    return BenchResult(
      work: name, seconds: own.seconds, yardstick: .floor(seconds: bare.seconds, goal: 1.2),
      peak: Peak(mebibytes: own.peakMebibytes, goal: 512))
  }
}
