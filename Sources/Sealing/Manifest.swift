package import Canonical

/// One file of a bundle, as the manifest names it.
package struct PayloadFile: Equatable, Sendable {
  /// `data/…`.
  package let path: String
  /// SHA-256 of the file as packed.
  package let digest: Digest
  /// Bytes as packed.
  package let size: Int
}

/// `manifest-sha256.txt`: one line for each file, sorted by the bytes of the paths.
struct Manifest {
  struct Row: Equatable {
    let path: String
    let digest: Digest
  }

  let rows: [Row]

  /// The rows must be sorted.
  init(rows: [Row]) {
    self.rows = rows
  }

  /// Reads the manifest and holds it against the seal.
  init(bytes: [UInt8], seal: Seal) throws(BundleError) {
    rows = try Self.rows(bytes)
    try checkOrder()
    guard rows.count == seal.files else {
      throw .manifestCount(sealed: seal.files, found: rows.count)
    }
    guard rows.count <= SealGrammar.maximumFiles else { throw .tooManyFiles(rows.count) }
    try checkNames()
    guard seal.expansions.map(\.path) == recordPaths else { throw .expandLines }
    try Seal.Expansion.checkTotal(seal.expansions)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      bytes.append(contentsOf: row.digest.hex.utf8)
      bytes.append(contentsOf: "  \(row.path)\n".utf8)
    }
    return bytes
  }

  /// How many bytes the line of a path has.
  static func bytes(of path: String) -> Int { 2 * Digest.byteCount + 3 + path.utf8.count }

  var recordPaths: [String] {
    rows.map(\.path).filter { $0.hasSuffix(SealGrammar.recordSuffix) }
  }

  /// Refuses names that some system cannot hold, and a path that is a file and a folder.
  func checkNames() throws(BundleError) {
    let files = Set(rows.map(\.path))
    for row in rows {
      guard PayloadPath.isPortable(row.path) else { throw .windowsName(path: row.path) }
      for slash in row.path.utf8.indices where row.path.utf8[slash] == 0x2F {
        guard !files.contains(String(row.path[..<slash])) else {
          throw .fileAlsoFolder(path: String(row.path[..<slash]))
        }
      }
    }
  }

  func checkOrder() throws(BundleError) {
    for (one, next) in zip(rows, rows.dropFirst()) where !(one.path < next.path) {
      throw .manifestOrder(path: next.path)
    }
  }

  private static func rows(_ bytes: [UInt8]) throws(BundleError) -> [Row] {
    var rows: [Row] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let number = rows.count + 1
      guard let end = rest.firstIndex(of: 0x0A), end - rest.startIndex > 66 else {
        throw .manifestLine(number)
      }
      let line = rest[..<end]
      let path = String(decoding: line.dropFirst(66), as: UTF8.self)
      guard let digest = Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        line.dropFirst(64).prefix(2).elementsEqual("  ".utf8), PayloadPath.matches(path)
      else { throw .manifestLine(number) }
      rows.append(Row(path: path, digest: digest))
      rest = rest[(end + 1)...]
    }
    return rows
  }
}
