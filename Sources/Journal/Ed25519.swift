import Crypto

/// Verification of the signatures that journals hold: notes and visits.
package enum Ed25519 {
  /// Whether the signature holds (RFC 8032); false too for a key or signature of a wrong length.
  package static func isValid(_ signature: [UInt8], over bytes: [UInt8], publicKey: [UInt8]) -> Bool
  {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: bytes)
  }
}
