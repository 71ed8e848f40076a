package import Canonical

/// One file to pack.
package struct BundleItem: Sendable {
  /// Where the bytes come from.
  enum Source: Sendable {
    case bytes([UInt8])
    case file(String, Digest?)
  }

  /// `data/…`.
  package let path: String
  let source: Source

  /// Bytes in memory.
  package init(_ path: String, bytes: [UInt8]) {
    self.path = path
    source = .bytes(bytes)
  }

  /// A file on disk, read twice: once for its hash, once for its bytes.
  ///
  /// If it is known which file it must be, as with evidence, the digest says so.
  package init(_ path: String, file: String, digest: Digest? = nil) {
    self.path = path
    source = .file(file, digest)
  }

  /// Records, compressed; the path ends in `.jsonl.gz`.
  ///
  /// - Throws: `gzip` when zlib has no memory.
  package init(_ path: String, lines: some Sequence<[UInt8]>) throws(BundleError) {
    self.path = path
    source = .bytes(try Gzip.compress(lines: lines))
  }

  /// Hands on the bytes piece by piece.
  func read(_ take: (ArraySlice<UInt8>) throws(BundleError) -> Void) throws(BundleError) {
    switch source {
    case .bytes(let bytes): try take(bytes[...])
    case .file(let path, _):
      let file = try OpenFile.reading(path)
      var buffer = [UInt8](repeating: 0, count: Files.bufferBytes)
      while true {
        let count = try file.read(into: &buffer, upTo: buffer.count)
        if count == 0 { return }
        try take(buffer[..<count])
      }
    }
  }
}
