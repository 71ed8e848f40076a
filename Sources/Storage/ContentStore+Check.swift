package import Canonical

extension ContentStore {
  /// Checks that the file of a digest is here and is what its name says; in constant memory.
  ///
  /// - Throws: `contentMissing`, `contentDiffers`, `file`.
  package func check(_ digest: Digest) throws(StoreError) {
    guard holds(digest) else { throw .contentMissing(digest) }
    guard try AtomicFile.digest(of: path(of: digest)) == digest else {
      throw .contentDiffers(digest)
    }
  }
}
