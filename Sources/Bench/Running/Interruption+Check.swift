import Storage

extension Interruption {
  /// Stops here when someone asked to.
  ///
  /// - Throws: `BenchFailure.interrupted`.
  static func check() throws(BenchFailure) {
    if let signal = pending { throw .interrupted(signal) }
  }
}
