import Glibc

/// Several files of one folder, meant for everybody, written durably first and put in place later.
///
/// Whatever can fail has failed before the decision to have them is recorded.
package struct PreparedFiles {
  private let paths: [String]

  /// Makes the folder and writes each file beside its place.
  ///
  /// - Parameters:
  ///   - files: Names within the folder, and contents.
  ///   - folder: Where they go, as the person named it; made when it is not there.
  /// - Throws: `StoreError.file` with the folder's name; no file is left behind then.
  package init(
    _ files: [(name: String, bytes: [UInt8])], in folder: String
  ) throws(StoreError) {
    try AtomicFile.makeFolder(folder)
    guard AtomicFile.isFolder(folder) else { throw .file(folder, "Not a directory") }
    paths = files.map { "\(folder)/\($0.name)" }
    do throws(StoreError) {
      for (file, path) in zip(files, paths) {
        guard !AtomicFile.isFolder(path) else { throw .file(path, "Is a directory") }
        _ = unsafe unlink(Self.prepared(path))
        try AtomicFile.write(file.bytes, to: Self.prepared(path))
      }
    } catch {
      discard()
      guard case .file(_, let word) = error else { throw error }
      throw .file(folder, word)
    }
  }

  /// Puts the files in their places, over older ones, for everybody to read.
  ///
  /// - Throws: `StoreError.file`.
  package func put() throws(StoreError) {
    for path in paths {
      try AtomicFile.rename(Self.prepared(path), to: path)
      try AtomicFile.makePublic(path)
    }
  }

  /// Takes the prepared files away.
  package func discard() {
    for path in paths { _ = unsafe unlink(Self.prepared(path)) }
  }

  /// Where a file lies until it is put in its place.
  private static func prepared(_ path: String) -> String { path + ".new" }
}
