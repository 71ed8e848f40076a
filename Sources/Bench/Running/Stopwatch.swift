import FoundationEssentials

/// Times whole commands through the launcher.
struct Stopwatch {
  private let folder: String
  private let launcher: String

  /// Builds the launcher in a folder.
  init(folder: String, compiler: CCompiler) throws(BenchFailure) {
    self.folder = folder
    launcher = try compiler.build(Launcher.source, name: "launcher")
  }

  /// Runs a command once.
  ///
  /// - Throws: `BenchFailure`: the command must end with 0.
  func time(_ command: [String], variables: [String: String] = [:]) throws(BenchFailure) -> Sample {
    let report = folder + "/report"
    try ChildProcess(
      command: [launcher, report] + command,
      title: command.joined(separator: " "),
      variables: variables.merging(["TMPDIR": folder]) { given, _ in given },
      output: folder + "/output"
    ).run()
    return try Launcher.sample(TextFile.read(report))
  }

  /// Runs a command once that times a part of its work itself and prints the nanoseconds.
  ///
  /// - Throws: `BenchFailure`: the command must end with 0 and print nothing else.
  func timePart(_ command: [String]) throws(BenchFailure) -> Sample {
    var sample = try time(command)
    let said = try TextFile.read(folder + "/output")
    guard let nanoseconds = Double(said.filter { !$0.isWhitespace }) else {
      throw .unreadableReport(said)
    }
    sample.seconds = nanoseconds / 1e9
    return sample
  }
}
