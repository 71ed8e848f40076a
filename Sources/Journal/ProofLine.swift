package import Canonical

/// One proof about the office's journal, as it travels in a task bundle: a canonical line.
package enum ProofLine: Equatable, Sendable {
  /// The entry of that leaf stands at the index of the journal of that size.
  case inclusion(leaf: Digest, index: Int, size: Int, path: [Digest])
  /// The journal of the newer size continues that of the older.
  case consistency(older: Int, newer: Int, path: [Digest])

  /// Reads a line; nil when it is none.
  package init?(line: [UInt8]) {
    guard let members = try? CanonicalJSON.readObject(line),
      let texts = members["path"]?.strings
    else { return nil }
    let path = texts.compactMap { Digest(hex: $0) }
    guard path.count == texts.count else { return nil }
    switch members["proof"]?.string {
    case "inclusion":
      guard let leaf = members["leaf"]?.string.flatMap({ Digest(hex: $0) }),
        let index = members["index"]?.integer, let size = members["size"]?.integer
      else { return nil }
      self = .inclusion(leaf: leaf, index: index, size: size, path: path)
    case "consistency":
      guard let older = members["older"]?.integer, let newer = members["newer"]?.integer else {
        return nil
      }
      self = .consistency(older: older, newer: newer, path: path)
    default: return nil
    }
  }

  /// The canonical line.
  ///
  /// - Throws: `CanonicalError` for what may not be recorded.
  package func line() throws(CanonicalError) -> [UInt8] {
    switch self {
    case .inclusion(let leaf, let index, let size, let path):
      try CanonicalJSON.write([
        "proof": "inclusion", "leaf": .string(leaf.hex), "index": .integer(index),
        "size": .integer(size), "path": .strings(path.map(\.hex)),
      ])
    case .consistency(let older, let newer, let path):
      try CanonicalJSON.write([
        "proof": "consistency", "older": .integer(older), "newer": .integer(newer),
        "path": .strings(path.map(\.hex)),
      ])
    }
  }
}
