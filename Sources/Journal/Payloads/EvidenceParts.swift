package import Canonical

/// How a file too large for one piece travels: cut into parts of one size, the last one shorter.
///
/// One after another they are the file, so that `cat` joins them and `sha256sum` checks the result.
package struct EvidenceParts: Hashable, Sendable {
  /// The bytes of a part as laptops cut them: 1 GiB (design 5.1).
  package static let usualSize = 1 << 30
  /// The most parts: their names have four digits.
  package static let most = 9_999

  /// The bytes of each part but the last.
  package let size: Int
  /// SHA-256 of each part, in order.
  package let digests: [Digest]

  /// The parts of a file; nil when so many of that size do not make up the file, or it is one piece.
  ///
  /// - Parameters:
  ///   - total: The file's length in bytes.
  ///   - size: The bytes of each part but the last.
  ///   - digests: SHA-256 of each part.
  package init?(of total: Int, size: Int, digests: [Digest]) {
    guard size > 0, (2...Self.most).contains(digests.count),
      (total - 1) / size == digests.count - 1
    else { return nil }
    self.size = size
    self.digests = digests
  }

  /// Where the parts of a file of that length lie in it, in bytes.
  package func ranges(in total: Int) -> [Range<Int>] {
    digests.indices.map { index in index * size..<min((index + 1) * size, total) }
  }
}

extension EvidenceParts {
  /// Reads the members of an entry.
  init?(_ data: CanonicalObject, of total: Int) {
    guard let size = data["part_size"]?.integer, let digests = data["parts"]?.digests else {
      return nil
    }
    self.init(of: total, size: size, digests: digests)
  }

  /// Whether an entry speaks of parts at all.
  static func areNamed(in data: CanonicalObject) -> Bool {
    data["parts"] != nil || data["part_size"] != nil
  }

  /// The members of an entry.
  var members: [String: JSONValue] {
    ["part_size": .integer(size), "parts": .strings(digests.map(\.hex))]
  }
}
