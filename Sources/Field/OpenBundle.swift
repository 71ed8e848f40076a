import Sealing

/// `field open`: takes in what the office sends, a task bundle or a receipt alone.
package enum OpenBundle {
  /// Opens a bundle as what its first bytes say that it is; it is verified as that.
  ///
  /// - Throws: as `OpenTask`.
  package static func run(_ path: String, on laptop: Laptop) throws -> OpenTask.Result {
    try BundleScan.look(at: path) == .bundle(.receipt)
      ? OpenReceipt.run(path, on: laptop) : OpenTask.run(path, on: laptop)
  }
}
