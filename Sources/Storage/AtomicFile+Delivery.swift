package import Canonical

extension AtomicFile {
  /// Refuses a place where something else stands than the file that an act would write there.
  ///
  /// - Throws: `exists`, `file`.
  package static func checkPlace(_ path: String, for bytes: [UInt8]) throws(StoreError) {
    guard exists(path) else { return }
    guard try isPlain(path), try digest(of: path) == Digest.sha256(bytes) else {
      throw .exists(path)
    }
  }

  /// Writes a file that may be there already as it is to be; anything else is not touched.
  ///
  /// - Returns: Whether it was written now.
  /// - Throws: `exists`, `file`.
  @discardableResult
  package static func deliver(_ bytes: [UInt8], to path: String) throws(StoreError) -> Bool {
    try checkPlace(path, for: bytes)
    guard !exists(path) else { return false }
    try write(bytes, to: path)
    return true
  }

  /// Copies a file to where the same may be already; anything else is not touched.
  ///
  /// - Returns: Whether it was copied now.
  /// - Throws: `exists`, `notPlain`, `file`.
  package static func deliver(file source: String, to path: String) throws(StoreError) -> Bool {
    guard exists(path) else {
      try copy(source, to: path)
      return true
    }
    guard try isPlain(path), try digest(of: path) == digest(of: source) else {
      throw .exists(path)
    }
    return false
  }

  /// Reads back what was delivered.
  ///
  /// - Throws: `notDelivered` when it is not what was sealed; `notPlain`, `file`.
  package static func checkDelivered(
    _ path: String, is digest: Digest
  ) throws(StoreError) {
    guard try self.digest(of: path) == digest else { throw .notDelivered(path) }
  }

  private static func isPlain(_ path: String) throws(StoreError) -> Bool {
    do throws(StoreError) {
      _ = try isEmpty(path)
      return true
    } catch {
      if case .notPlain = error { return false }
      throw error
    }
  }
}
