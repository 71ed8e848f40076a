package import Canonical
import Glibc

/// Files named by the SHA-256 of what they hold: evidence, forms, registers, plans, draws.
///
/// A file is durable before the entry that names it is written, and is never changed.
package struct ContentStore: Sendable {
  /// The folder.
  package let folder: String

  /// The store in that folder, which need not be there yet.
  package init(folder: String) {
    self.folder = folder
  }

  /// Where the file of that digest lies.
  package func path(of digest: Digest) -> String {
    "\(folder)/\(digest.hex.prefix(2))/\(digest.hex)"
  }

  /// Whether a file of that digest is there.
  package func holds(_ digest: Digest) -> Bool {
    AtomicFile.exists(path(of: digest))
  }

  /// Keeps bytes; nothing happens when they are there already.
  ///
  /// - Returns: Their digest.
  /// - Throws: `file`.
  @discardableResult
  package func add(_ bytes: [UInt8]) throws(StoreError) -> Digest {
    let digest = Digest.sha256(bytes)
    guard !holds(digest) else { return digest }
    try makeFolder(of: digest)
    try AtomicFile.write(bytes, to: path(of: digest), replacing: true, mode: 0o400)
    return digest
  }

  /// Keeps a copy of a file.
  ///
  /// The very buffers that are written are hashed, so that a file which changes meanwhile cannot be
  /// stored under a wrong digest.
  ///
  /// A stored file that is no longer what its name says is replaced by the sound copy.
  ///
  /// - Returns: Its digest, its size in bytes, and whether the same bytes were here already.
  /// - Throws: `notPlain` for a pipe, device, link or folder, `file`.
  package func add(
    file source: String
  ) throws(StoreError) -> (digest: Digest, size: Int, wasHeld: Bool) {
    try AtomicFile.makeFolder(folder)
    let input = try FileDescriptor(reading: source)
    let temporary = "\(folder)/\(getpid())-\(UInt64.random(in: .min ... .max)).part"
    do throws(StoreError) {
      let (digest, size) = try copy(input, to: temporary)
      guard try !isSound(digest) else {
        _ = unsafe unlink(temporary)
        return (digest, size, true)
      }
      try makeFolder(of: digest)
      try AtomicFile.rename(temporary, to: path(of: digest))
      return (digest, size, false)
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  /// Moves a durable file, whose digest was verified, into the store.
  ///
  /// - Throws: `file`.
  package func adopt(_ source: String, as digest: Digest) throws(StoreError) {
    guard !holds(digest) else { return }
    try makeFolder(of: digest)
    try AtomicFile.rename(source, to: path(of: digest))
  }

  /// The bytes of that digest, checked against it.
  ///
  /// - Throws: `contentMissing`, `contentDiffers`, `file`.
  package func bytes(of digest: Digest) throws(StoreError) -> [UInt8] {
    guard holds(digest) else { throw .contentMissing(digest) }
    let bytes = try AtomicFile.read(path(of: digest), atMost: FileLimit.record)
    guard Digest.sha256(bytes) == digest else { throw .contentDiffers(digest) }
    return bytes
  }

  private func isSound(_ digest: Digest) throws(StoreError) -> Bool {
    guard holds(digest) else { return false }
    return try AtomicFile.digest(of: path(of: digest)) == digest
  }

  private func makeFolder(of digest: Digest) throws(StoreError) {
    try AtomicFile.makeFolder("\(folder)/\(digest.hex.prefix(2))")
  }

  private func copy(
    _ input: borrowing FileDescriptor, to path: String
  ) throws(StoreError) -> (Digest, Int) {
    let output = try FileDescriptor(
      path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o400, shown: folder)
    var hasher = Hasher256()
    var size = 0
    try unsafe input.readAll { (part) throws(StoreError) in
      unsafe hasher.update(part)
      try unsafe output.write(part)
      size += part.count
    }
    try output.synchronize()
    return (hasher.finish(), size)
  }
}
