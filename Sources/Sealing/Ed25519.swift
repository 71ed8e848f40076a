import Canonical
import Crypto

extension SignatureAlgorithm {
  /// Ed25519 (RFC 8032) with the wrappings of RFC 8410, judged as `Canonical.Ed25519` does.
  package static let ed25519 = SignatureAlgorithm(
    name: "ed25519",
    publicKeyBytes: Ed25519.publicKeyBytes,
    privateKeyBytes: 32,
    signatureBytes: Ed25519.signatureBytes...Ed25519.signatureBytes,
    publicKeyPrefix: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00],
    privateKeyPrefix: [
      0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04,
      0x20,
    ],
    generate: { Array(Curve25519.Signing.PrivateKey().rawRepresentation) },
    publicKey: { raw in
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
      return key.map { Array($0.publicKey.rawRepresentation) }
    },
    sign: { message, raw in
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
      let signature = try? key?.signature(for: message)
      return signature.map { Array($0) }
    },
    isPublicKey: { Ed25519.isKey($0) },
    isValid: { Ed25519.isValid($0, over: $1, publicKey: $2) })
}
