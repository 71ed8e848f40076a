import Storage

/// The pieces of work of `Work`, started and timed.
struct BenchWork {
  private let bench: Workbench
  private let program: String

  init(bench: Workbench) throws(BenchFailure) {
    self.bench = bench
    program = try CommandLocation.own()
  }

  /// Opens the bundle into a folder that is gone afterwards.
  func open(_ round: MediaRound) throws -> Sample {
    let copy = bench.folder + "/opened"
    try AtomicFile.makeFolder(copy)
    let sample = try time("open", [round.bundle, round.keys, copy])
    try FileSystem.remove(copy)
    return sample
  }

  /// Seals the evidence of the laptop into a bundle that is gone afterwards.
  func seal(_ round: MediaRound) throws -> Sample {
    let bundle = bench.folder + "/sealed.zip"
    let sample = try time("seal", [round.laptop.content, bundle])
    try FileSystem.remove(bundle)
    return sample
  }

  /// Reads the lines of a file so many times.
  func readLines(
    _ file: String, by reader: ReadLinesWork.Reader, passes: Int
  ) throws(BenchFailure) -> Sample {
    try time("read-lines", [reader.rawValue, file, "\(passes)"])
  }

  func encrypt(_ input: String, to recipient: String, output: String) throws(BenchFailure) -> Sample
  {
    try time("encrypt", [recipient, input, output])
  }

  func decrypt(_ input: String, by identity: String, output: String) throws(BenchFailure) -> Sample
  {
    try time("decrypt", [identity, input, output])
  }

  func packRecords(_ lines: String, into bundle: String) throws(BenchFailure) -> Sample {
    try time("pack-records", [lines, bundle])
  }

  /// Fills a store with entries; the time is that of the last ones.
  func storeEntries(_ entries: Int, timed: Int) throws -> Sample {
    let store = bench.folder + "/large"
    let sample = try bench.stopwatch.timePart([
      program, "work", "store-entries", store, "\(entries)", "\(timed)",
    ])
    try FileSystem.remove(store)
    return sample
  }

  /// Verifies an exported journal so many times.
  func verifyJournal(_ folder: String, cores: Int, passes: Int) throws(BenchFailure) -> Sample {
    try time("verify-journal", [folder, "\(cores)", "\(passes)"])
  }

  /// Makes the proof of one entry.
  func prove(_ store: ProofStore, index: Int) throws -> Sample {
    try AtomicFile.makeFolder(proofFolder)
    return try time("prove", [store.folder, "\(index)", proofFolder])
  }

  /// Checks the proof made last so many times.
  func verifyProof(passes: Int) throws(BenchFailure) -> Sample {
    try time("verify-proof", [proofFolder, "\(passes)"])
  }

  /// Where the proof made last lies.
  var proofFolder: String { bench.folder + "/proof" }

  private func time(_ work: String, _ arguments: [String]) throws(BenchFailure) -> Sample {
    try bench.stopwatch.time([program, "work", work] + arguments)
  }
}
