package import Canonical

/// A public signature key and its id.
package struct PublicKey: Hashable, Sendable {
  /// The algorithm.
  package let algorithm: SignatureAlgorithm
  /// The bare key: 32 bytes for Ed25519.
  package let rawPublicKey: [UInt8]
  /// The key id: SHA-256 of the DER SubjectPublicKeyInfo (design 5.1).
  package let id: Digest

  /// A key from its bare bytes; nil for another count, and for a weak key, as of low order.
  package init?(raw: [UInt8], algorithm: SignatureAlgorithm = .ed25519) {
    guard raw.count == algorithm.publicKeyBytes, algorithm.isPublicKey(raw) else { return nil }
    self.algorithm = algorithm
    rawPublicKey = raw
    id = Digest.sha256(algorithm.publicKeyPrefix + raw)
  }

  /// A key from its DER SubjectPublicKeyInfo; nil when no algorithm of the registry fits, and for a
  /// weak key.
  package init?(der: [UInt8]) {
    let fitting = SignatureAlgorithm.all.first {
      der.starts(with: $0.publicKeyPrefix)
        && der.count == $0.publicKeyPrefix.count
          + $0.publicKeyBytes
    }
    guard let fitting else { return nil }
    self.init(raw: Array(der.dropFirst(fitting.publicKeyPrefix.count)), algorithm: fitting)
  }

  /// A key from the PEM text that `openssl pkey -pubout` writes; nil for any other text.
  package init?(pem: [UInt8]) {
    guard let der = PEM.bytes(of: pem, label: "PUBLIC KEY") else { return nil }
    self.init(der: der)
  }

  /// The first 16 hexadecimal digits of the id: how devices and key files are named.
  package var kid16: String { id.prefix16 }

  /// The DER SubjectPublicKeyInfo.
  package var der: [UInt8] { algorithm.publicKeyPrefix + rawPublicKey }

  /// The PEM text that `openssl pkey -pubout` writes.
  package var pem: [UInt8] { PEM.text(of: der, label: "PUBLIC KEY") }

  /// Whether the signature is this key's over the bytes.
  package func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    algorithm.signatureBytes.contains(signature.count)
      && algorithm.isValid(signature, bytes, rawPublicKey)
  }
}
