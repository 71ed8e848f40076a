import Canonical

/// One pass over a container, forwards only: each header is regenerated and compared, so there is
/// no reader of ZIP structures to attack.
struct BundlePass {
  /// What was read of one entry.
  struct Facts {
    let size: Int
    let digest: Digest
  }

  private let source: any ByteSource
  private let places: OpenFile?
  private let ahead: HashAhead?
  private let hasher = PipelinedHasher()
  /// Of the directory that must follow, only the hash is kept: it can be as long as the manifest.
  private var directory = Hasher256()
  private var directoryBytes = 0
  private var offset = 0
  private var count = 0

  init(_ source: any ByteSource) {
    self.source = source
    places = (source as? FileSource)?.places
    ahead = places.map(HashAhead.init)
  }

  /// Reads the next entry, which must have this name, and hands on its bytes as they come.
  mutating func entry(
    _ name: String, size sizes: ClosedRange<Int>,
    to take: (ArraySlice<UInt8>) throws(BundleError) -> Void
  ) throws(BundleError) -> Facts {
    let head = try head(name, size: sizes)
    return try end(head, try sums(of: head, to: take))
  }

  /// Reads the next entry, whose bytes nobody wants, and begins with the one after it on the second
  /// core where the source can be read at two places.
  ///
  /// - Parameters:
  ///   - name: The name that it must have.
  ///   - sizes: The sizes that it may have.
  ///   - following: The name of the entry after it, if its bytes are not wanted either.
  /// - Returns: What was read of it.
  /// - Throws: The same as where the bytes are wanted.
  mutating func entry(
    _ name: String, size sizes: ClosedRange<Int>, following: String?
  ) throws(BundleError) -> Facts {
    let head = try head(name, size: sizes)
    let stretch = head.offset..<head.offset + head.size
    if let places, let sums = ahead?.sums(of: stretch) {
      try places.skip(head.size)
      return try end(head, sums)
    }
    if let following {
      ahead?.begin(Self.full(following), at: stretch.upperBound, beside: head.size)
    }
    return try end(head, try sums(of: head) { _ in })
  }

  /// The header of an entry, and where its bytes begin.
  private struct Head {
    let name: String
    let checksum: UInt32
    let size: Int
    let offset: Int
  }

  private static func full(_ name: String) -> String { "bag/" + name }

  private func head(_ name: String, size sizes: ClosedRange<Int>) throws(BundleError) -> Head {
    let full = Self.full(name)
    let header = try bytes(ZipForm.headerBytes + full.utf8.count, of: name)
    let claim = ZipForm.claims(of: header)
    guard header == ZipForm.header(name: full, checksum: claim.checksum, size: claim.size) else {
      throw .header(entry: name)
    }
    guard sizes.contains(Int(claim.size)) else { throw .entrySize(entry: name) }
    return Head(
      name: name, checksum: claim.checksum, size: Int(claim.size), offset: offset + header.count)
  }

  private func sums(
    of head: Head, to take: (ArraySlice<UInt8>) throws(BundleError) -> Void
  ) throws(BundleError) -> HashAhead.Sums {
    var checksum: UInt32 = 0
    var left = head.size
    while left > 0 {
      left -= try hasher.next { buffer throws(BundleError) in
        let wanted = min(left, buffer.count)
        guard try source.read(into: &buffer, upTo: wanted) == wanted else {
          throw .truncated(entry: head.name)
        }
        checksum = ZipForm.checksum(buffer[..<wanted], from: checksum)
        try take(buffer[..<wanted])
        return wanted
      }
    }
    return HashAhead.Sums(checksum: checksum, digest: hasher.finish())
  }

  private mutating func end(_ head: Head, _ sums: HashAhead.Sums) throws(BundleError) -> Facts {
    guard sums.checksum == head.checksum else { throw .checksum(entry: head.name) }
    let line = ZipForm.directoryEntry(
      name: Self.full(head.name), checksum: head.checksum,
      size: UInt32(truncatingIfNeeded: head.size), offset: UInt32(truncatingIfNeeded: offset))
    directory.update(line)
    directoryBytes += line.count
    offset = head.offset + head.size
    count += 1
    guard offset <= SealGrammar.maximumBundleBytes else { throw .tooLarge }
    return Facts(size: head.size, digest: sums.digest)
  }

  /// Reads a small entry as a whole.
  mutating func wholeEntry(
    _ name: String, size sizes: ClosedRange<Int>
  ) throws(BundleError) -> (bytes: [UInt8], digest: Digest) {
    var bytes: [UInt8] = []
    let facts = try entry(name, size: sizes) { part throws(BundleError) in
      bytes.append(contentsOf: part)
    }
    return (bytes, facts.digest)
  }

  /// Reads the directory and the end record, after which nothing may follow.
  mutating func finish() throws(BundleError) {
    let end = ZipForm.end(
      entries: UInt16(truncatingIfNeeded: count), directorySize: UInt32(directoryBytes),
      offset: UInt32(truncatingIfNeeded: offset))
    guard try digest(ofNext: directoryBytes) == directory.finish() else { throw .directory }
    guard try bytes(ZipForm.endBytes, of: "end record") == end else { throw .endRecord }
    var more: [UInt8] = [0]
    guard try source.read(into: &more, upTo: 1) == 0 else { throw .trailing }
  }

  private func digest(ofNext count: Int) throws(BundleError) -> Digest {
    var hasher = Hasher256()
    var left = count
    while left > 0 {
      let part = try bytes(min(left, Files.bufferBytes), of: "directory")
      hasher.update(part)
      left -= part.count
    }
    return hasher.finish()
  }

  private func bytes(_ count: Int, of name: String) throws(BundleError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard try source.read(into: &bytes, upTo: count) == count else {
      throw .truncated(entry: name)
    }
    return bytes
  }
}
