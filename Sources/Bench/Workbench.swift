/// What every row measures with.
struct Workbench {
  /// Where a row may put files, gone at the end.
  let folder: String
  /// The size of the input.
  let scale: BenchScale
  /// Where the command under test lies.
  let yicha: String
  /// Builds the floors.
  let compiler: CCompiler
  /// Times whole commands.
  let stopwatch: Stopwatch
  /// The rounds that several rows measure.
  let rounds: MediaRounds
  /// The result bundles that several rows merge.
  let merges: MergeRounds
  /// The journals that proofs are made of.
  let proofs: ProofStores

  init(folder: String, scale: BenchScale) throws {
    self.folder = folder
    self.scale = scale
    yicha = try CommandLocation.yicha()
    compiler = try CCompiler(folder: folder)
    stopwatch = try Stopwatch(folder: folder, compiler: compiler)
    rounds = MediaRounds(folder: folder)
    merges = MergeRounds(folder: folder)
    proofs = ProofStores(folder: folder)
  }
}
