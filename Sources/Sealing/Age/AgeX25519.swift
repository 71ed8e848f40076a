import Crypto

extension AgeStanzaType {
  /// X25519 (C2SP age.md, "The X25519 recipient type").
  static let x25519 = AgeStanzaType(name: "X25519", standsAlone: false) { stanza in
    X25519Sharing.share(of: stanza) != nil && stanza.body.count == AgeFileKey.wrappedBytes
  }
}

/// A public key, `age1…`, to which files are encrypted.
package struct AgeX25519Recipient: AgeRecipient, Equatable {
  private static let prefix = "age"

  private let point: [UInt8]

  /// The recipient of a text; nil when it is none, or a point of low order.
  package init?(text: String) {
    guard let point = Bech32.bytes(of: text, prefix: Self.prefix) else { return nil }
    self.init(point: point)
  }

  init?(point: [UInt8]) {
    // Any private key shows it: with a point of low order all of them share nothing but zeros.
    let any = [UInt8](repeating: 1, count: X25519Sharing.keyBytes)
    guard X25519Sharing.secret(of: any, with: point) != nil else { return nil }
    self.point = point
  }

  /// The recipient as age writes it.
  package var text: String { Bech32.text(prefix: Self.prefix, bytes: point) }

  package func wrap(_ fileKey: AgeFileKey, random: AgeRandom) throws(AgeError) -> AgeStanza {
    let ephemeral = random(X25519Sharing.keyBytes)
    guard let share = X25519Sharing.publicKey(of: ephemeral),
      let key = X25519Sharing.wrappingKey(
        of: ephemeral, with: point, share: share, recipient: point)
    else { throw .key }
    let argument = String(decoding: AgeBase64.text(of: share), as: UTF8.self)
    return AgeStanza(
      type: AgeStanzaType.x25519.name, arguments: [argument],
      body: try fileKey.wrapped(under: key))
  }
}

/// A private key, `AGE-SECRET-KEY-1…`, that opens files.
package struct AgeX25519Identity: AgeIdentity {
  private static let prefix = "age-secret-key-"

  private let secret: AgeSecret
  private let point: [UInt8]

  /// A new identity.
  ///
  /// - Throws: `key` when the source of randomness gives too few bytes.
  package init(random: AgeRandom) throws(AgeError) {
    guard let identity = Self(secret: random(X25519Sharing.keyBytes)) else { throw .key }
    self = identity
  }

  /// The identity of a text; nil when it is none.
  package init?(text: String) {
    guard !text.utf8.contains(where: { (0x61...0x7A).contains($0) }),
      let secret = Bech32.bytes(of: text.lowercased(), prefix: Self.prefix)
    else { return nil }
    self.init(secret: secret)
  }

  private init?(secret: [UInt8]) {
    guard let point = X25519Sharing.publicKey(of: secret) else { return nil }
    self.secret = AgeSecret(bytes: secret)
    self.point = point
  }

  /// The identity as age writes it; a secret.
  package var text: String { Bech32.text(prefix: Self.prefix, bytes: secret.bytes).uppercased() }

  /// Whom to encrypt to for this identity; nil should its point be of low order.
  package var recipient: AgeX25519Recipient? { AgeX25519Recipient(point: point) }

  package func unwrap(_ stanza: AgeStanza) throws(AgeError) -> AgeFileKey? {
    guard stanza.type == AgeStanzaType.x25519.name else { return nil }
    guard let share = X25519Sharing.share(of: stanza),
      let key = X25519Sharing.wrappingKey(
        of: secret.bytes, with: share, share: share, recipient: point)
    else { throw .stanza(type: stanza.type) }
    return AgeFileKey(wrapped: stanza.body, under: key)
  }
}

/// The arithmetic that recipient and identity share.
private enum X25519Sharing {
  static let keyBytes = 32

  /// The ephemeral share that is a stanza's only argument; nil for any other form.
  static func share(of stanza: AgeStanza) -> [UInt8]? {
    guard stanza.arguments.count == 1,
      let share = AgeBase64.bytes(of: Array(stanza.arguments[0].utf8)), share.count == keyBytes
    else { return nil }
    return share
  }

  static func publicKey(of secret: [UInt8]) -> [UInt8]? {
    let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
    return key.map { Array($0.publicKey.rawRepresentation) }
  }

  /// The shared secret; nil when a key is none or the point is of low order, whatever the library
  /// says to such a point.
  static func secret(of secret: [UInt8], with point: [UInt8]) -> SharedSecret? {
    guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret),
      let point = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: point),
      let shared = try? key.sharedSecretFromKeyAgreement(with: point)
    else { return nil }
    let bits = unsafe shared.withUnsafeBytes { unsafe $0.reduce(0) { $0 | $1 } }
    return bits == 0 ? nil : shared
  }

  static func wrappingKey(
    of secret: [UInt8], with point: [UInt8], share: [UInt8], recipient: [UInt8]
  ) -> SymmetricKey? {
    self.secret(of: secret, with: point)?.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: share + recipient,
      sharedInfo: Array("age-encryption.org/v1/X25519".utf8), outputByteCount: 32)
  }
}
