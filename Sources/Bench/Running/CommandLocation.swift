import FoundationEssentials

/// Where the command under test lies: beside this program, so that both are of one build.
enum CommandLocation {
  /// The path of `yicha`.
  ///
  /// - Throws: `BenchFailure.commandMissing`, or `system` where the system does not say where
  ///   this program lies.
  static func yicha() throws(BenchFailure) -> String {
    let path = try own().split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/yicha"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw .commandMissing(path)
    }
    return path
  }

  /// The path of this program.
  ///
  /// - Throws: `BenchFailure.system` where the system does not say it.
  static func own() throws(BenchFailure) -> String {
    let link = "/proc/self/exe"
    do {
      return try FileManager.default.destinationOfSymbolicLink(atPath: link)
    } catch {
      throw .system(call: "readlink", object: link, reason: "\(error)")
    }
  }
}
