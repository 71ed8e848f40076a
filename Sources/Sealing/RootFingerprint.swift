import Canonical

/// What a person compares with paper before a region's roots are trusted.
enum RootFingerprint {
  /// The first 20 characters of the hash over version, threshold and ids of the roots, in groups
  /// of 5, in an alphabet without look-alikes (RFC 4648 base32): 100 bits.
  ///
  /// The threshold is in it, as else one root key of several could vouch for a bundle in which one
  /// suffices.
  static func text(version: Int, threshold: Int, roots: some Sequence<Digest>) -> String {
    let lines = ["yicha-roots/v1", "\(version) \(threshold)"] + roots.sorted().map(\.hex)
    let hash = Digest.sha256(Array(lines.map { $0 + "\n" }.joined().utf8))
    let characters = Array(base32(hash.bytes.prefix(13)).prefix(20))
    return stride(from: 0, to: 20, by: 5).map { String(characters[$0..<($0 + 5)]) }
      .joined(separator: "-")
  }

  private static func base32(_ bytes: some Sequence<UInt8>) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var text = ""
    var waiting = 0
    var bits = 0
    for byte in bytes {
      waiting = waiting << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[waiting >> bits & 31])
      }
      waiting &= (1 << bits) - 1
    }
    return text
  }
}
