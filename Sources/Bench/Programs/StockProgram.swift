import FoundationEssentials

/// A program of the system that a floor is measured with.
enum StockProgram {
  /// The path of a program of that name.
  ///
  /// - Throws: `BenchFailure.toolMissing`: the row is skipped by name.
  static func path(of name: String) throws(BenchFailure) -> String {
    guard let path = first(of: [name]) else { throw .toolMissing(name) }
    return path
  }

  /// The first of the names that a folder of PATH holds; nil when none does.
  static func first(of names: [String]) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    let folders = path.split(separator: ":")
    let candidates = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
