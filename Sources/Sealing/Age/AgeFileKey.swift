import Crypto

/// The key of one file, from which its other keys are derived (C2SP age.md, "File key").
package struct AgeFileKey: Sendable {
  /// Bytes of a file key.
  static let bytes = 16
  /// Bytes of a file key under ChaCha20-Poly1305.
  static let wrappedBytes = bytes + AgeChunks.tagBytes

  private let key: SymmetricKey

  /// A new key.
  init(random: AgeRandom) {
    key = SymmetricKey(data: random(Self.bytes))
  }

  /// The key in a stanza's body; nil when the wrapping key is another.
  init?(wrapped body: [UInt8], under wrappingKey: SymmetricKey) {
    guard body.count == Self.wrappedBytes else { return nil }
    let chunks = AgeChunks(key: wrappingKey)
    guard let plain = chunks.open(body[...], final: false) else { return nil }
    key = SymmetricKey(data: plain)
  }

  /// The body of a stanza: this key under a wrapping key that is used once, so the nonce is zero.
  ///
  /// - Throws: `key`.
  func wrapped(under wrappingKey: SymmetricKey) throws(AgeError) -> [UInt8] {
    let plain = unsafe key.withUnsafeBytes { unsafe Array($0) }
    guard let body = AgeChunks(key: wrappingKey).seal(plain, final: false) else { throw .key }
    return body
  }

  /// What authenticates the header (C2SP age.md, "Header MAC").
  func headerMAC(of covered: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: covered, using: headerKey))
  }

  /// Whether the header was written with this key; compared in constant time.
  func authenticates(_ header: AgeHeader) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      header.mac, authenticating: header.covered, using: headerKey)
  }

  /// The key of the payload with this nonce (C2SP age.md, "Payload").
  func payloadKey(nonce: [UInt8]) -> SymmetricKey {
    derived(salt: nonce, info: "payload")
  }

  private var headerKey: SymmetricKey { derived(salt: [], info: "header") }

  private func derived(salt: [UInt8], info: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, salt: salt, info: Array(info.utf8), outputByteCount: 32)
  }
}
