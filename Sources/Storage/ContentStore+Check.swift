package import Canonical
import Glibc

extension ContentStore {
  /// Checks that the file of a digest is here and is what its name says; in constant memory.
  ///
  /// - Throws: `contentMissing`, `contentDiffers`, `file`.
  package func check(_ digest: Digest) throws(StoreError) {
    guard holds(digest) else { throw .contentMissing(digest) }
    let file = try FileDescriptor(path(of: digest), flags: O_RDONLY)
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var hasher = Hasher256()
    while true {
      var span = buffer.mutableSpan
      let count = try unsafe span.withUnsafeMutableBytes { (raw) throws(StoreError) in
        try unsafe file.read(into: raw)
      }
      guard count > 0 else { break }
      unsafe buffer.span.withUnsafeBytes { raw in
        unsafe hasher.update(UnsafeRawBufferPointer(rebasing: raw[..<count]))
      }
    }
    guard hasher.finish() == digest else { throw .contentDiffers(digest) }
  }
}
