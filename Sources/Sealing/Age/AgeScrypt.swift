import Crypto
import CryptoExtras

extension AgeStanzaType {
  /// A passphrase (C2SP age.md, "The scrypt recipient type").
  static let scrypt = AgeStanzaType(name: "scrypt", standsAlone: true) { stanza in
    ScryptWork(stanza) != nil && stanza.body.count == AgeFileKey.wrappedBytes
  }
}

/// A passphrase to which a file is encrypted.
package struct AgeScryptRecipient: AgeRecipient {
  /// The exponent that stock age takes: about a second and 256 MiB.
  package static let workFactor = 18
  /// For tests and the demo only, whose keys protect nothing: a passphrase costs no time.
  package static let testOnlyWorkFactor = 4

  private let passphrase: AgeSecret
  private let workFactor: Int

  /// A recipient; nil for an empty passphrase or a work factor outside the identity's limit.
  package init?(passphrase: String, workFactor: Int = workFactor) {
    guard !passphrase.isEmpty, (1...AgeScryptIdentity.workFactorLimit).contains(workFactor) else {
      return nil
    }
    self.passphrase = AgeSecret(bytes: Array(passphrase.utf8))
    self.workFactor = workFactor
  }

  package func wrap(_ fileKey: AgeFileKey, random: AgeRandom) throws(AgeError) -> AgeStanza {
    let work = ScryptWork(salt: random(ScryptWork.saltBytes), factor: workFactor)
    guard let key = work.wrappingKey(of: passphrase.bytes) else { throw .key }
    return AgeStanza(
      type: AgeStanzaType.scrypt.name, arguments: work.arguments,
      body: try fileKey.wrapped(under: key))
  }
}

/// A passphrase that opens a file.
package struct AgeScryptIdentity: AgeIdentity {
  /// The highest exponent that is tried, so that a file cannot claim all memory: 1 GiB.
  package static let workFactorLimit = 20

  private let passphrase: AgeSecret
  private let limit: Int

  /// An identity; nil for an empty passphrase.
  package init?(passphrase: String, workFactorLimit: Int = workFactorLimit) {
    guard !passphrase.isEmpty else { return nil }
    self.passphrase = AgeSecret(bytes: Array(passphrase.utf8))
    limit = workFactorLimit
  }

  package func unwrap(_ stanza: AgeStanza) throws(AgeError) -> AgeFileKey? {
    guard stanza.type == AgeStanzaType.scrypt.name else { return nil }
    guard let work = ScryptWork(stanza) else { throw .stanza(type: stanza.type) }
    guard work.factor <= limit else { throw .workFactor(work.factor, limit: limit) }
    guard let key = work.wrappingKey(of: passphrase.bytes) else { throw .key }
    return AgeFileKey(wrapped: stanza.body, under: key)
  }
}

/// Salt and exponent of one derivation.
private struct ScryptWork {
  static let saltBytes = 16

  let salt: [UInt8]
  let factor: Int

  init(salt: [UInt8], factor: Int) {
    self.salt = salt
    self.factor = factor
  }

  /// What a stanza's arguments say; nil for any other form.
  init?(_ stanza: AgeStanza) {
    guard stanza.arguments.count == 2,
      let salt = AgeBase64.bytes(of: Array(stanza.arguments[0].utf8)),
      salt.count == Self.saltBytes, let factor = Int(stanza.arguments[1]), factor > 0,
      // One spelling only: no sign and no zero in front.
      String(factor) == stanza.arguments[1]
    else { return nil }
    self.init(salt: salt, factor: factor)
  }

  var arguments: [String] {
    [String(decoding: AgeBase64.text(of: salt), as: UTF8.self), String(factor)]
  }

  /// The key of a passphrase that is not empty; nil when there is no memory for the work.
  func wrappingKey(of passphrase: [UInt8]) -> SymmetricKey? {
    try? KDF.Scrypt.deriveKey(
      from: passphrase, salt: Array("age-encryption.org/v1/scrypt".utf8) + salt,
      outputByteCount: 32, rounds: 1 << factor, blockSize: 8, parallelism: 1)
  }
}
