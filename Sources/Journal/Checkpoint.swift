package import Canonical

/// The size and root of a journal: the three lines of a C2SP checkpoint.
package struct Checkpoint: Hashable, Sendable {
  /// Whose journal.
  package let origin: Origin
  /// The number of entries.
  package let size: Int
  /// Their RFC 6962 root.
  package let root: Digest

  /// A checkpoint from its parts.
  package init(origin: Origin, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads the three lines.
  ///
  /// - Throws: `NoteError.malformed` for any other spelling.
  init(body: String) throws(NoteError) {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, let origin = Origin(String(lines[0])),
      let size = Int(lines[1]), size >= 0, String(size) == lines[1],
      let bytes = Base64.bytes(of: String(lines[2])), let root = Digest(bytes: bytes)
    else { throw .malformed }
    self.init(origin: origin, size: size, root: root)
  }

  /// The text that is signed, each line ended by LF.
  package var body: String {
    "\(origin.name)\n\(size)\n\(Base64.text(of: root.bytes))\n"
  }

  /// The head code printed on paper (design 5.3).
  ///
  /// The base32 (RFC 4648) of the root, its first 20 characters in groups of five, and the size.
  package var headCode: String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var bits = 0
    var count = 0
    var text = ""
    for byte in root.bytes {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 5 {
        text.append(letters[bits >> (count - 5) & 31])
        count -= 5
      }
      bits &= (1 << count) - 1
    }
    let code = Array(text.prefix(20))
    let groups = stride(from: 0, to: 20, by: 5).map { String(code[$0..<$0 + 5]) }
    return "\(groups.joined(separator: "-"))/\(size)"
  }
}
