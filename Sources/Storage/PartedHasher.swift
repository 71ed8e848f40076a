import Canonical

/// SHA-256 of a file and of its parts in one pass.
///
/// Up to the end of the first part both are the same hash, so a file of one part costs one.
struct PartedHasher {
  private var whole = Hasher256()
  private var part: Hasher256?
  private var ended: [Digest] = []
  private let partSize: Int
  /// How many bytes were fed.
  private(set) var size = 0

  /// A hasher that cuts after so many bytes.
  init(partSize: Int) {
    self.partSize = partSize
  }

  /// Feeds a buffer that the caller owns.
  mutating func update(_ buffer: UnsafeRawBufferPointer) {
    var start = 0
    while start < buffer.count {
      // A part is ended by the byte after it: a file that fills it exactly has no second one.
      if size > 0, size % partSize == 0 { endPart() }
      let count = min(buffer.count - start, partSize - size % partSize)
      let next = unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<start + count])
      unsafe whole.update(next)
      unsafe part?.update(next)
      size += count
      start += count
    }
  }

  /// The digest of everything, and those of the parts; these are empty where there is but one.
  func finish() -> (whole: Digest, parts: [Digest]) {
    (whole.finish(), part.map { ended + [$0.finish()] } ?? [])
  }

  private mutating func endPart() {
    ended.append((part ?? whole).finish())
    part = Hasher256()
  }
}
