import FoundationEssentials
import Glibc

/// Files that are there whole or not at all: temporary in the same folder, write, fsync, rename,
/// fsync of the folder (design 5.6).
package enum AtomicFile {
  /// Writes a new file.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - path: Where; replaced when `replacing` is true, otherwise it must not be there.
  ///   - mode: Its permissions.
  /// - Throws: `exists`, `file`.
  package static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool = false, mode: UInt32 = 0o644
  ) throws(StoreError) {
    guard replacing || !exists(path) else { throw .exists(path) }
    let temporary = path + ".part"
    _ = unsafe unlink(temporary)
    do throws(StoreError) {
      let file = try FileDescriptor(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
      try unsafe bytes.span.withUnsafeBytes { (raw) throws(StoreError) in try unsafe file.write(raw)
      }
      try file.synchronize()
      try rename(temporary, to: path)
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  /// All bytes of a file.
  ///
  /// - Throws: `file` when it cannot be read.
  package static func read(_ path: String) throws(StoreError) -> [UInt8] {
    let file = try FileDescriptor(path, flags: O_RDONLY)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var span = buffer.mutableSpan
      let count = try unsafe span.withUnsafeMutableBytes { (raw) throws(StoreError) in
        try unsafe file.read(into: raw)
      }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Whether something is there under that name.
  package static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(StoreError) {
    guard !exists(path) else { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]), mode: mode)
    }
    guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else { throw .file(path, systemWord()) }
  }

  /// Renames durably: the folder is synchronised too.
  static func rename(_ from: String, to path: String) throws(StoreError) {
    guard unsafe Glibc.rename(from, path) == 0 else { throw .file(path, systemWord()) }
    try synchronizeFolder(of: path)
  }

  private static func synchronizeFolder(of path: String) throws(StoreError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let file = try FileDescriptor(folder.isEmpty ? "/" : folder, flags: O_RDONLY | O_DIRECTORY)
    try file.synchronize()
  }
}

extension AtomicFile {
  /// Copies a file durably; what stands at the target is replaced.
  package static func copy(_ source: String, to path: String) throws(StoreError) {
    let temporary = path + ".part"
    _ = unsafe unlink(temporary)
    do throws(StoreError) {
      let input = try FileDescriptor(source, flags: O_RDONLY)
      let output = try FileDescriptor(
        temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
      var buffer = [UInt8](repeating: 0, count: 256 << 10)
      while true {
        var span = buffer.mutableSpan
        let count = try unsafe span.withUnsafeMutableBytes { (raw) throws(StoreError) in
          try unsafe input.read(into: raw)
        }
        guard count > 0 else { break }
        try unsafe buffer.span.withUnsafeBytes { (raw) throws(StoreError) in
          try unsafe output.write(UnsafeRawBufferPointer(rebasing: raw[..<count]))
        }
      }
      try output.synchronize()
      try rename(temporary, to: path)
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  /// The names in a folder, sorted.
  package static func names(in folder: String) throws(StoreError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw .file(folder, systemWord())
    }
  }

  /// Whether the file holds nothing.
  ///
  /// - Throws: `file` when there is none.
  package static func isEmpty(_ path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .file(path, systemWord()) }
    return status.st_size == 0
  }

  /// Whether the path is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
