import Storage

/// The proof of one entry of a journal of ten million: made by a command, and checked.
struct ProofRow: BenchRow {
  let name = "proof"
  let summary = "the proof of one entry in a long journal, made"
  private let runs = 11

  func measure(at bench: Workbench) throws -> BenchResult {
    let store = try bench.proofs.store(entries: bench.scale.provenEntries)
    let work = try BenchWork(bench: bench)
    let samples = try (0...runs).map { run in
      // Anywhere in the journal, and at its ragged end.
      try work.prove(
        store, index: run == 0 ? store.entries - 1 : (store.entries / runs) * (run - 1) + run)
    }.dropFirst()
    let bytes = try AtomicFile.read(work.proofFolder + "/proof").count
    return BenchResult(
      work: name, seconds: Samples.median(Array(samples)), yardstick: .absolute(goal: 0.05),
      peak: Peak(mebibytes: Samples.peak(Array(samples)), goal: 512),
      size: Size(bytes: bytes, goal: 2048))
  }
}

/// The check of that proof.
struct ProofVerifyRow: BenchRow {
  let name = "proof-verify"
  let summary = "that proof and its checkpoint, checked"
  private let passes = 1_000
  private let runs = 7

  func measure(at bench: Workbench) throws -> BenchResult {
    let store = try bench.proofs.store(entries: bench.scale.provenEntries)
    let work = try BenchWork(bench: bench)
    _ = try work.prove(store, index: store.entries / 3)
    let samples = try (0..<runs).map { _ in try work.verifyProof(passes: passes) }
    return BenchResult(
      work: name, seconds: Samples.median(samples) / Double(passes),
      yardstick: .absolute(goal: 0.001), peak: Peak(mebibytes: Samples.peak(samples), goal: 512))
  }
}
