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
  private let hasher = PipelinedHasher()
  private var directory: [UInt8] = []
  private var offset = 0
  private var count = 0

  init(_ source: any ByteSource) {
    self.source = source
  }

  /// Reads the next entry, which must have this name, and hands on its bytes as they come.
  mutating func entry(
    _ name: String, size sizes: ClosedRange<Int>,
    to take: (ArraySlice<UInt8>) throws(BundleError) -> Void
  ) throws(BundleError) -> Facts {
    let full = "bag/" + name
    let header = try bytes(ZipForm.headerBytes + full.utf8.count, of: name)
    let claim = ZipForm.claims(of: header)
    let size = Int(claim.size)
    guard header == ZipForm.header(name: full, checksum: claim.checksum, size: claim.size) else {
      throw .header(entry: name)
    }
    guard sizes.contains(size) else { throw .entrySize(entry: name) }
    var checksum: UInt32 = 0
    var left = size
    while left > 0 {
      left -= try hasher.next { buffer throws(BundleError) in
        let wanted = min(left, buffer.count)
        guard try source.read(into: &buffer, upTo: wanted) == wanted else {
          throw .truncated(entry: name)
        }
        checksum = ZipForm.checksum(buffer[..<wanted], from: checksum)
        try take(buffer[..<wanted])
        return wanted
      }
    }
    let digest = hasher.finish()
    guard checksum == claim.checksum else { throw .checksum(entry: name) }
    directory += ZipForm.directoryEntry(
      name: full, checksum: checksum, size: claim.size, offset: UInt32(truncatingIfNeeded: offset))
    offset += header.count + size
    count += 1
    guard offset <= SealGrammar.maximumBundleBytes else { throw .tooLarge }
    return Facts(size: size, digest: digest)
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
      entries: UInt16(truncatingIfNeeded: count), directorySize: UInt32(directory.count),
      offset: UInt32(truncatingIfNeeded: offset))
    guard try bytes(directory.count, of: "directory") == directory else { throw .directory }
    guard try bytes(ZipForm.endBytes, of: "end record") == end else { throw .endRecord }
    var more: [UInt8] = [0]
    guard try source.read(into: &more, upTo: 1) == 0 else { throw .trailing }
  }

  private func bytes(_ count: Int, of name: String) throws(BundleError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard try source.read(into: &bytes, upTo: count) == count else {
      throw .truncated(entry: name)
    }
    return bytes
  }
}
