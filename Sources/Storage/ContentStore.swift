package import Canonical
import Glibc
import Journal

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

  /// A file that was kept.
  package struct Kept: Equatable, Sendable {
    /// SHA-256 of the file.
    package let digest: Digest
    /// Its length in bytes.
    package let size: Int
    /// SHA-256 of each of its parts; empty where it is no longer than one.
    package let parts: [Digest]
    /// Whether the same bytes were here already.
    package let wasHeld: Bool
  }

  /// Keeps a copy of a file.
  ///
  /// The very buffers that are written are hashed, so that a file which changes meanwhile cannot be
  /// stored under a wrong digest.
  ///
  /// A stored file that is no longer what its name says is replaced by the sound copy.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - partSize: Where it is cut, in bytes, for the digests of its parts.
  /// - Returns: The file as it was kept.
  /// - Throws: `notPlain` for a pipe, device, link or folder, `file`.
  package func add(
    file source: String, partSize: Int = EvidenceParts.usualSize
  ) throws(StoreError) -> Kept {
    let input = try FileDescriptor(reading: source)
    return try withTemporary { (temporary) throws(StoreError) in
      var hasher = PartedHasher(partSize: partSize)
      let output = try create(temporary)
      try unsafe input.readAll { (buffer) throws(StoreError) in
        unsafe hasher.update(buffer)
        try unsafe output.write(buffer)
      }
      try output.synchronize()
      let (digest, parts) = hasher.finish()
      let isHeld = try isSound(digest)
      if !isHeld { try take(temporary, as: digest) }
      return Kept(digest: digest, size: hasher.size, parts: parts, wasHeld: isHeld)
    }
  }

  /// Keeps the file that other files are when they stand one after another.
  ///
  /// The very buffers that are written are hashed; the file is durable when this returns.
  ///
  /// - Parameters:
  ///   - files: The files, in order.
  ///   - digest: SHA-256 that all of it must have.
  /// - Returns: Whether it has; nothing is kept otherwise.
  /// - Throws: `notPlain`, `file`.
  package func join(_ files: [String], as digest: Digest) throws(StoreError) -> Bool {
    try withTemporary { (temporary) throws(StoreError) in
      var hasher = Hasher256()
      let output = try create(temporary)
      for file in files {
        try unsafe FileDescriptor(reading: file).readAll { (buffer) throws(StoreError) in
          unsafe hasher.update(buffer)
          try unsafe output.write(buffer)
        }
      }
      try output.synchronize()
      guard hasher.finish() == digest else { return false }
      try take(temporary, as: digest)
      return true
    }
  }

  /// Moves a durable file, whose digest was verified, into the store.
  ///
  /// - Throws: `file`.
  package func adopt(_ source: String, as digest: Digest) throws(StoreError) {
    guard !holds(digest) else { return }
    try take(source, as: digest)
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

  private func create(_ path: String) throws(StoreError) -> FileDescriptor {
    try FileDescriptor(path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o400, shown: folder)
  }

  private func take(_ path: String, as digest: Digest) throws(StoreError) {
    try makeFolder(of: digest)
    try AtomicFile.rename(path, to: self.path(of: digest))
  }

  /// A name in the store for a file that has no digest yet; what still has it afterwards is removed.
  private func withTemporary<Result>(
    _ body: (String) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try AtomicFile.makeFolder(folder)
    let path = "\(folder)/\(getpid())-\(UInt64.random(in: .min ... .max)).part"
    defer { _ = unsafe unlink(path) }
    return try body(path)
  }
}
