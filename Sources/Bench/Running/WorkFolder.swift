import FoundationEssentials
import Glibc

/// A folder for the files of one run.
enum WorkFolder {
  /// Makes the folder below TMPDIR, or /tmp, and removes it when the body ends, however it ends.
  ///
  /// - Throws: what the body throws, or `BenchFailure.system`.
  static func using(_ body: (String) throws -> Void) throws {
    let folder = try make()
    do {
      try body(folder)
    } catch {
      try remove(folder)
      throw error
    }
    try remove(folder)
  }

  private static func make() throws(BenchFailure) -> String {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(parent)/yicha-bench-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard made else { throw SystemError.last("mkdtemp", parent) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func remove(_ folder: String) throws(BenchFailure) {
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      throw .system(call: "remove", object: folder, reason: "\(error)")
    }
  }
}
