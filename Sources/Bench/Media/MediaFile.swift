import Glibc

/// A file that cannot be compressed and is like no other, as photos and recordings are.
enum MediaFile {
  private static let blockBytes = 1 << 20

  /// Writes one.
  ///
  /// - Parameters:
  ///   - path: Where it goes.
  ///   - number: What tells it from the others of one run.
  ///   - bytes: How long it is.
  /// - Throws: `BenchFailure.system`.
  static func write(_ path: String, number: Int, bytes: Int) throws(BenchFailure) {
    guard let file = unsafe fopen(path, "w") else { throw SystemError.last("fopen", path) }
    defer { unsafe fclose(file) }
    var random = SystemRandomNumberGenerator()
    var words = (0..<blockBytes / 8).map { _ in random.next() }
    var left = bytes
    while left > 0 {
      // One block of randomness serves for a file; these words make each of its copies its own.
      words[0] = UInt64(number)
      words[1] = UInt64(left)
      let count = min(left, blockBytes)
      guard unsafe fwrite(words, 1, count, file) == count else {
        throw SystemError.last("fwrite", path)
      }
      left -= count
    }
    guard unsafe fflush(file) == 0 else { throw SystemError.last("fflush", path) }
  }
}
