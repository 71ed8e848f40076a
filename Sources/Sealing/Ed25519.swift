import Crypto

extension SignatureAlgorithm {
  /// Ed25519 (RFC 8032) with the wrappings of RFC 8410.
  package static let ed25519 = SignatureAlgorithm(
    name: "ed25519",
    publicKeyBytes: 32,
    privateKeyBytes: 32,
    signatureBytes: 64,
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
    isValid: { signature, message, raw in
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
      return key?.isValidSignature(signature, for: message) ?? false
    })
}
