import Crypto
import Foundation

@testable import Sealing

/// Algorithms that are not shipped: each is one file's worth and one line of the registry.
///
/// ML-DSA is the one that will come; P-256 stands in for SM2, which has the same sizes and whose
/// signatures stock tools take in DER, of no fixed length.
extension SignatureAlgorithm {
  /// ML-DSA-65 (FIPS 204) with the wrappings of RFC 9881, the private key as its seed.
  static let testOnlyMLDSA65 = SignatureAlgorithm(
    name: "mldsa65",
    publicKeyBytes: 1952,
    privateKeyBytes: 32,
    signatureBytes: 3309...3309,
    publicKeyPrefix: [
      0x30, 0x82, 0x07, 0xB2, 0x30, 0x0B, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04,
      0x03, 0x12, 0x03, 0x82, 0x07, 0xA1, 0x00,
    ],
    privateKeyPrefix: [
      0x30, 0x34, 0x02, 0x01, 0x00, 0x30, 0x0B, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03,
      0x04, 0x03, 0x12, 0x04, 0x22, 0x80, 0x20,
    ],
    generate: { (try? MLDSA65.PrivateKey()).map { Array($0.seedRepresentation) } ?? [] },
    publicKey: { raw in
      let key = try? MLDSA65.PrivateKey(seedRepresentation: raw, publicKey: nil)
      return key.map { Array($0.publicKey.rawRepresentation) }
    },
    sign: { message, raw in
      let key = try? MLDSA65.PrivateKey(seedRepresentation: raw, publicKey: nil)
      let signature = try? key?.signature(for: message)
      return signature.map { Array($0) }
    },
    isPublicKey: { (try? MLDSA65.PublicKey(rawRepresentation: $0)) != nil },
    isValid: { signature, message, raw in
      let key = try? MLDSA65.PublicKey(rawRepresentation: raw)
      return key?.isValidSignature(signature, for: message) ?? false
    })

  /// ECDSA on P-256 with SHA-256 (RFC 5480), the private key as RFC 5915 has it at its shortest.
  static let testOnlyP256 = SignatureAlgorithm(
    name: "p256",
    publicKeyBytes: 65,
    privateKeyBytes: 32,
    signatureBytes: 8...72,
    publicKeyPrefix: [
      0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08,
      0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ],
    privateKeyPrefix: [
      0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02,
      0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x04, 0x27, 0x30, 0x25,
      0x02, 0x01, 0x01, 0x04, 0x20,
    ],
    generate: { Array(P256.Signing.PrivateKey().rawRepresentation) },
    publicKey: { raw in
      let key = try? P256.Signing.PrivateKey(rawRepresentation: raw)
      return key.map { Array($0.publicKey.x963Representation) }
    },
    sign: { message, raw in
      let key = try? P256.Signing.PrivateKey(rawRepresentation: raw)
      let signature = try? key?.signature(for: message)
      return signature.map { Array($0.derRepresentation) }
    },
    isPublicKey: { (try? P256.Signing.PublicKey(x963Representation: $0)) != nil },
    isValid: { bytes, message, raw in
      guard let key = try? P256.Signing.PublicKey(x963Representation: raw),
        let signature = try? P256.Signing.ECDSASignature(derRepresentation: bytes)
      else { return false }
      // Canonical or rejected: DER has other spellings that some readers take.
      return Array(signature.derRepresentation) == bytes
        && key.isValidSignature(signature, for: message)
    })

  /// Runs with the registry one line longer.
  func shipped<Result>(_ body: () throws -> Result) rethrows -> Result {
    try SignatureAlgorithm.$all.withValue(SignatureAlgorithm.all + [self], operation: body)
  }
}
