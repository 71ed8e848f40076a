package import Canonical
import FoundationEssentials
import Glibc

/// Files that are there whole or not at all (design 5.6).
///
/// Temporary in the same folder, write, fsync, rename, fsync of the folder.
package enum AtomicFile {
  /// Writes a new file.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - path: Where it goes.
  ///   - replacing: Whether what stands there is replaced; otherwise nothing may stand there.
  ///   - mode: Its permissions; for its owner only, as most files hold personal data.
  /// - Throws: `exists`, `file`.
  package static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool = false, mode: UInt32 = 0o600
  ) throws(StoreError) {
    guard replacing || !exists(path) else { throw .exists(path) }
    try make(path, mode: mode) { (file) throws(StoreError) in
      try unsafe bytes.span.withUnsafeBytes { (raw) throws(StoreError) in try unsafe file.write(raw)
      }
    }
  }

  /// Copies a file durably, for its owner only; what stands at the target is replaced.
  ///
  /// - Throws: `notPlain`, `file`.
  package static func copy(_ source: String, to path: String) throws(StoreError) {
    let input = try FileDescriptor(reading: source)
    try make(path, mode: 0o600) { (output) throws(StoreError) in
      try unsafe input.readAll { (part) throws(StoreError) in try unsafe output.write(part) }
    }
  }

  /// All bytes of a plain file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The greatest length that is read, in bytes, as `FileLimit` names them.
  /// - Returns: The bytes.
  /// - Throws: `notPlain` for a pipe, device, link or folder, `tooLong`, `file`.
  package static func read(
    _ path: String, atMost limit: Int = FileLimit.register
  ) throws(StoreError) -> [UInt8] {
    let file = try FileDescriptor(reading: path)
    guard try file.size() <= limit else { throw .tooLong(path, limit: limit) }
    var bytes: [UInt8] = []
    try unsafe file.readAll { (part) throws(StoreError) in
      guard bytes.count + part.count <= limit else { throw .tooLong(path, limit: limit) }
      unsafe bytes.append(contentsOf: part)
    }
    return bytes
  }

  /// SHA-256 of a plain file, in constant memory.
  ///
  /// - Throws: `notPlain`, `file`.
  package static func digest(of path: String) throws(StoreError) -> Digest {
    var hasher = Hasher256()
    try unsafe FileDescriptor(reading: path).readAll { part in unsafe hasher.update(part) }
    return hasher.finish()
  }

  /// Whether something is there under that name.
  package static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// Makes a folder and those above it, durably.
  ///
  /// - Throws: `file`, also when something else has the name.
  package static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(StoreError) {
    guard !isFolder(path) else { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]), mode: mode)
    }
    guard unsafe mkdir(path, mode) == 0 else {
      guard errno == EEXIST, isFolder(path) else { throw .file(path, systemWord()) }
      return
    }
    // What is durable in a folder whose own name is not would be lost with it.
    try synchronize(folder: folder(of: path))
  }

  /// Lets everybody read a file, or a folder, that is meant for others.
  ///
  /// The command's own mask keeps what it writes for its owner.
  ///
  /// - Throws: `file`.
  package static func makePublic(_ path: String) throws(StoreError) {
    let mode: UInt32 = isFolder(path) ? 0o755 : 0o644
    guard unsafe chmod(path, mode) == 0 else { throw .file(path, systemWord()) }
  }

  /// Makes a folder for files that an act is going to write, and looks that they can be written.
  ///
  /// An act that is recorded before its files must not fail at them.
  ///
  /// - Throws: `file`.
  package static func prepareFolder(_ path: String, mode: UInt32 = 0o755) throws(StoreError) {
    try makeFolder(path, mode: mode)
    guard unsafe access(path, W_OK | X_OK) == 0 else { throw .file(path, systemWord()) }
  }

  /// The names in a folder, sorted.
  ///
  /// - Throws: `file`.
  package static func names(in folder: String) throws(StoreError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw .file(folder, systemWord())
    }
  }

  /// Whether the file holds nothing.
  ///
  /// - Throws: `notPlain`, `file`.
  package static func isEmpty(_ path: String) throws(StoreError) -> Bool {
    try FileDescriptor(reading: path).size() == 0
  }

  /// Whether the path is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Renames durably: the folder is synchronised too.
  static func rename(_ from: String, to path: String) throws(StoreError) {
    guard unsafe Glibc.rename(from, path) == 0 else { throw .file(path, systemWord()) }
    try synchronize(folder: folder(of: path))
  }

  /// Makes a file under a temporary name, which no message shows, and gives it its own when it is
  /// durable.
  private static func make(
    _ path: String, mode: UInt32,
    _ fill: (borrowing FileDescriptor) throws(StoreError) -> Void
  ) throws(StoreError) {
    let temporary = path + ".part"
    _ = unsafe unlink(temporary)
    do throws(StoreError) {
      let file = try FileDescriptor(
        temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode, shown: path)
      try fill(file)
      try file.synchronize()
      try rename(temporary, to: path)
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  /// Makes the names in a folder durable.
  ///
  /// - Throws: `notDurable`, `file`.
  static func synchronize(folder: String) throws(StoreError) {
    try FileDescriptor(folder, flags: O_RDONLY | O_DIRECTORY).synchronize()
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
