import Glibc

/// A folder for the files of one run, under a name that nobody can foresee.
package enum WorkFolder {
  /// Makes the folder below TMPDIR, or /tmp, and removes it when the body ends, however it ends.
  ///
  /// - Parameters:
  ///   - name: How its name begins.
  ///   - body: What is done in it.
  /// - Throws: What the body throws, or `StoreError.file`.
  package static func using(_ name: String, _ body: (String) throws -> Void) throws {
    let folder = try make(name)
    do {
      try body(folder)
    } catch {
      try FileSystem.remove(folder)
      throw error
    }
    try FileSystem.remove(folder)
  }

  private static func make(_ name: String) throws(StoreError) -> String {
    let parent = FileSystem.temporaryFolder
    var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard made else { throw .file(parent, systemWord()) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
