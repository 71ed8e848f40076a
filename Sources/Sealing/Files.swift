import Glibc

/// What the bundle files need from the file system, with the rules of design 5.6.
enum Files {
  /// How much is read or written at once.
  static let bufferBytes = 1 << 20

  static func failure(_ operation: String, _ path: String) -> BundleError {
    .file(operation: operation, path: path, errno: errno)
  }

  /// A whole small file.
  ///
  /// - Throws: `file`; `tooLargeForMemory` when it is longer than allowed.
  static func read(_ path: String, atMost limit: Int) throws(BundleError) -> [UInt8] {
    let file = try OpenFile.reading(path)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(limit + 1, bufferBytes))
    while true {
      let count = try file.read(into: &buffer, upTo: buffer.count)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else { throw .tooLargeForMemory(path: path) }
    }
  }

  /// A new file with these bytes, durable.
  static func writeNew(_ bytes: [UInt8], to path: String, mode: mode_t) throws(BundleError) {
    let file = try OpenFile.creating(path, mode: mode)
    try file.write(bytes[...])
    try file.sync()
    try syncFolder(of: path)
  }

  static func makeFolder(_ path: String) throws(BundleError) {
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
  }

  static func rename(_ from: String, to path: String) throws(BundleError) {
    guard unsafe Glibc.rename(from, path) == 0 else { throw failure("rename", path) }
    try syncFolder(of: path)
  }

  /// Removes a file that may be gone already.
  static func removeIfThere(_ path: String) {
    _ = unsafe unlink(path)
  }

  /// Makes the names in the folder of a path durable.
  static func syncFolder(of path: String) throws(BundleError) {
    try OpenFile.folder(folder(of: path)).sync()
  }

  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[path.index(after: $0)...]) } ?? path
  }
}
