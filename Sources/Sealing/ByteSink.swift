/// Where a bundle's bytes go: a file, memory, or an encryption.
package protocol ByteSink: AnyObject {
  /// Takes the next bytes.
  ///
  /// - Throws: `file`.
  func write(_ bytes: ArraySlice<UInt8>) throws(BundleError)
}

/// A file as a sink; small writes are gathered.
final class FileSink: ByteSink {
  /// From here on a write is handed on as it comes.
  private static let gathered = 1 << 18

  private let file: OpenFile
  private var waiting: [UInt8] = []

  init(_ file: OpenFile) {
    self.file = file
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    if waiting.count + bytes.count > Self.gathered { try flush() }
    if bytes.count >= Self.gathered {
      try file.write(bytes)
    } else {
      waiting.append(contentsOf: bytes)
    }
  }

  /// Hands on what waits and makes the file durable.
  func finish() throws(BundleError) {
    try flush()
    try file.sync()
  }

  private func flush() throws(BundleError) {
    try file.write(waiting[...])
    waiting.removeAll(keepingCapacity: true)
  }
}
