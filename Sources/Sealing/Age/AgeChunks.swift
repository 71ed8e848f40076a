import Crypto

/// The chunks of a payload, sealed one after another (C2SP age.md, "Payload"; STREAM).
struct AgeChunks: Sendable {
  /// Bytes of a full chunk.
  static let plainBytes = 1 << 16
  /// Bytes of a tag of Poly1305.
  static let tagBytes = 16
  /// Bytes of a full chunk with its tag.
  static let sealedBytes = plainBytes + tagBytes
  /// Full chunks that are handed to another core at once: more of them would not make it quicker.
  static let batch = 4
  /// Bytes of the nonce that stands before the chunks.
  static let nonceBytes = 16

  /// The number of the chunk at hand, from 0.
  private(set) var index = 0
  private let key: SymmetricKey

  init(key: SymmetricKey) {
    self.key = key
  }

  /// Goes on to the next chunk, or by so many.
  mutating func advance(by count: Int = 1) {
    index += count
  }

  /// Seals several chunks from here on, one after another.
  ///
  /// - Parameters:
  ///   - plain: Full chunks, but for the last one.
  ///   - final: Whether the last of them is the payload's last; there is one then, however empty.
  /// - Returns: The chunks, each with its tag; nil as for one chunk.
  func sealAll(_ plain: [UInt8], final: Bool) -> [UInt8]? {
    var chunks = self
    var sealed: [UInt8] = []
    sealed.reserveCapacity(plain.count + Self.tagBytes * (1 + plain.count / Self.plainBytes))
    var rest = plain[...]
    repeat {
      let part = rest.prefix(Self.plainBytes)
      rest = rest.dropFirst(part.count)
      guard let box = chunks.box(part, final: final && rest.isEmpty) else { return nil }
      sealed += box.ciphertext
      sealed += box.tag
      chunks.advance()
    } while !rest.isEmpty
    return sealed
  }

  /// The chunk with its tag; nil when the key is none of ChaCha20-Poly1305.
  func seal(_ plain: [UInt8], final: Bool) -> [UInt8]? {
    box(plain[...], final: final).map { Array($0.ciphertext + $0.tag) }
  }

  /// The plain bytes; nil when the chunk is not the one that stood here.
  func open(_ sealed: ArraySlice<UInt8>, final: Bool) -> [UInt8]? {
    guard sealed.count >= Self.tagBytes, let nonce = nonce(final: final) else { return nil }
    let body = sealed.dropLast(Self.tagBytes)
    let tag = sealed.suffix(Self.tagBytes)
    guard
      let box = try? ChaChaPoly.SealedBox(nonce: nonce, ciphertext: body, tag: tag),
      let plain = try? ChaChaPoly.open(box, using: key)
    else { return nil }
    return Array(plain)
  }

  private func box(_ plain: ArraySlice<UInt8>, final: Bool) -> ChaChaPoly.SealedBox? {
    guard let nonce = nonce(final: final) else { return nil }
    return try? ChaChaPoly.seal(plain, using: key, nonce: nonce)
  }

  private static let counterBytes = 11

  /// The chunk's number in eleven bytes, most significant first, and whether it is the last.
  private func nonce(final: Bool) -> ChaChaPoly.Nonce? {
    var bytes = [UInt8](repeating: 0, count: Self.counterBytes + 1)
    for place in 0..<8 {
      bytes[Self.counterBytes - 1 - place] = UInt8(truncatingIfNeeded: index >> (8 * place))
    }
    bytes[Self.counterBytes] = final ? 1 : 0
    return try? ChaChaPoly.Nonce(data: bytes)
  }
}
