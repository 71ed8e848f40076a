import FoundationEssentials
import Glibc

/// A folder of its own, mode 0700, into which a bundle is copied while it is checked.
struct TemporaryFolder: Sendable {
  /// How the folders begin, so that one left by a lost machine can be known.
  static let prefix = ".yicha-open-"

  let path: String

  init(in parent: String) throws(BundleError) {
    var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard made else { throw Files.failure("mkdtemp", parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Opens a new file for a path of the payload grammar, making its folders.
  func createFile(_ name: String, knownFolders: inout Set<String>) throws(BundleError) -> OpenFile {
    for slash in name.indices where name[slash] == "/" {
      let folder = "\(path)/\(name[..<slash])"
      if knownFolders.insert(folder).inserted { try Files.makeFolder(folder) }
    }
    return try OpenFile.creating("\(path)/\(name)", mode: 0o600)
  }

  func remove() throws(BundleError) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Files.failure("remove", path)
    }
  }
}
