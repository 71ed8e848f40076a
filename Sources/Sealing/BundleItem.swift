package import Canonical

/// One file to pack.
package struct BundleItem: Sendable {
  /// Where the bytes come from.
  enum Source: Sendable {
    case bytes([UInt8])
    /// Compressed records, with the size and digest of the bytes that they expand to.
    case records([UInt8], size: Int, digest: Digest)
    case file(String, Digest?)
    /// Some of the bytes of a file.
    case range(String, Range<Int>, Digest)
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

  /// Some of the bytes of a file on disk, read twice, which must have that digest.
  package init(_ path: String, file: String, range: Range<Int>, digest: Digest) {
    self.path = path
    source = .range(file, range, digest)
  }

  /// Records, compressed; the path ends in `.jsonl.gz`.
  ///
  /// - Throws: `gzip` when zlib has no memory.
  package init(_ path: String, lines: some Sequence<[UInt8]>) throws(BundleError) {
    self.path = path
    let deflater = try Deflater()
    for line in lines {
      try deflater.append(line[...])
      try deflater.append([0x0A])
    }
    let packed = try deflater.finish()
    source = .records(packed, size: deflater.total, digest: deflater.digest)
  }

  /// Hands on the bytes piece by piece, and says what they hash to.
  func read(
    hashing hasher: PipelinedHasher,
    _ take: (ArraySlice<UInt8>) throws(BundleError) -> Void
  ) throws(BundleError) -> Digest {
    switch source {
    case .bytes(let bytes), .records(let bytes, _, _):
      try take(bytes[...])
      return .sha256(bytes)
    case .file(let path, _):
      let file = try OpenFile.reading(path)
      while try hasher.next({ buffer throws(BundleError) in
        let count = try file.read(into: &buffer, upTo: buffer.count)
        try take(buffer[..<count])
        return count
      }) > 0 {}
      return hasher.finish()
    case .range(let path, let range, _):
      let file = try OpenFile.reading(path)
      try file.seek(to: range.lowerBound)
      var left = range.count
      // A file that ends too early does not have the digest.
      while try hasher.next({ buffer throws(BundleError) in
        let count = try file.read(into: &buffer, upTo: min(left, buffer.count))
        try take(buffer[..<count])
        left -= count
        return count
      }) > 0 {}
      return hasher.finish()
    }
  }

  /// The file on disk and the digest that its bytes must have; nil where none is named.
  var expected: (file: String, digest: Digest)? {
    switch source {
    case .file(let path, let digest?), .range(let path, _, let digest): (path, digest)
    case .file, .bytes, .records: nil
    }
  }
}
