/// The merge of many result bundles: into an office that knows none of them, and into one that
/// holds every entry already.
struct MergeRow: BenchRow {
  /// What it is held against.
  private enum Rival: Sendable {
    /// Gunzip, SHA-256 and bulk insert of the same lines, in C.
    case bare
    /// The first merge of the same entries.
    case firstMerge
    /// Nothing but its memory.
    case none
  }

  let name: String
  let summary: String
  private let delivery: Delivery
  private let rival: Rival
  private let goal: Double
  /// The memory of any merge, in MiB.
  private let mebibytes = 512.0
  private let runs = 3

  func measure(at bench: Workbench) throws -> BenchResult {
    let acts = MergeActs(bench: bench, round: try bench.merges.round(bench.scale.merge))
    switch rival {
    case .bare:
      let bundles = try acts.round.bundles(.plain)
      let floor = try MergeFloor(bench: bench)
      return try Turns(runs) { _ in
        try acts.first(delivery)
      } floor: {
        try floor.store(bundles)
      }.result(name, goal: goal, mebibytes: mebibytes)
    case .firstMerge:
      return try Turns(runs) { _ in
        try acts.again(delivery)
      } floor: {
        try acts.first(.plain)
      }.result(name, goal: goal, mebibytes: mebibytes)
    case .none:
      let sample = try acts.first(delivery)
      return BenchResult(
        work: name, seconds: sample.seconds, yardstick: .none,
        peak: Peak(mebibytes: sample.peakMebibytes, goal: mebibytes))
    }
  }

  /// One for each.
  static let all = [
    MergeRow(
      name: "merge", summary: "yicha office merge of 1,000 bundles of 600 entries",
      delivery: .plain, rival: .bare, goal: 2),
    MergeRow(
      name: "merge-encrypted", summary: "the same bundles, encrypted", delivery: .encrypted,
      rival: .none, goal: 0),
    MergeRow(
      name: "merge-again", summary: "the same bundles once more", delivery: .plain,
      rival: .firstMerge, goal: 0.02),
    MergeRow(
      name: "merge-renamed", summary: "the same entries in bundles sealed anew",
      delivery: .renamed, rival: .firstMerge, goal: 0.4),
    MergeRow(
      name: "merge-split", summary: "the same entries in twice as many bundles",
      delivery: .split, rival: .firstMerge, goal: 0.4),
  ]
}
