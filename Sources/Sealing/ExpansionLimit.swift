/// What record files may say of their expanded sizes (Decisions, "Record files expand so far and no
/// further"): whatever says more is refused before a byte of it is expanded.
extension Seal.Expansion {
  /// All record files of a bundle together: 256 MiB.
  package static let maximumTotal = 256 << 20
  /// Each beside its packed size; deflate could reach 1032, records of hashes stay below 20.
  static let maximumRatio = 100

  /// Refuses the file with which the sum passes the limit.
  ///
  /// - Throws: `expandsTooFar`.
  static func checkTotal(_ expansions: [Self]) throws(BundleError) {
    var total = 0
    for expansion in expansions {
      total += expansion.size
      guard total <= maximumTotal else { throw .expandsTooFar(path: expansion.path) }
    }
  }

  /// Refuses a file that says to expand too many times.
  ///
  /// - Parameter packed: bytes as packed.
  /// - Throws: `expandsTooFar`.
  func checkRatio(packed: Int) throws(BundleError) {
    guard size <= Self.maximumRatio * packed else { throw .expandsTooFar(path: path) }
  }
}

extension Seal {
  /// What a file expands to; nil for a file without an `expand` line.
  func expansion(of path: String) -> Expansion? {
    expansions.first { $0.path == path }
  }
}
