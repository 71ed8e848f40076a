/// Builds the small C programs of the bench with the compiler that Swift brings.
struct CCompiler {
  private static let names = ["clang", "cc", "gcc"]
  private let folder: String
  private let compiler: String

  /// Looks for a compiler in PATH.
  ///
  /// - Throws: `BenchFailure.compilerMissing`.
  init(folder: String) throws(BenchFailure) {
    self.folder = folder
    guard let found = StockProgram.first(of: Self.names) else {
      throw .compilerMissing(Self.names)
    }
    compiler = found
  }

  /// Builds one program or library and returns its path.
  func build(
    _ source: String, name: String, flags: [String] = []
  ) throws(BenchFailure) -> String {
    let built = "\(folder)/\(name)"
    try TextFile.write(source, to: built + ".c")
    // Libraries stand after what uses them, so the flags come last.
    try ChildProcess(
      command: [compiler, "-O2", "-o", built, built + ".c"] + flags,
      title: "\(compiler) for \(name).c", output: folder + "/output"
    ).run()
    return built
  }
}
