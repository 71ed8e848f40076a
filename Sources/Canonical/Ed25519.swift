import Crypto

/// Ed25519 (RFC 8032) as the whole kit judges it: seals, notes, receipts, visits, lines of keys.
///
/// RFC 8032 is silent on points of low order, and libraries take them: under a key of low order one
/// signature holds for many messages, and an R of low order comes from no sound signer, as it gives
/// the private key away. Both are refused here whatever the library says.
package enum Ed25519 {
  /// Bytes of a public key.
  package static let publicKeyBytes = 32
  /// Bytes of a signature: the point R and the number S.
  package static let signatureBytes = 64

  /// Whether the bytes may be a public key: 32 of them, and no point of low order.
  package static func isKey(_ bytes: [UInt8]) -> Bool {
    bytes.count == publicKeyBytes && !isLowOrder(bytes[...])
  }

  /// Whether the signature holds; false too for a wrong length, and for a key or R of low order.
  package static func isValid(_ signature: [UInt8], over bytes: [UInt8], publicKey: [UInt8]) -> Bool
  {
    guard signature.count == signatureBytes, isKey(publicKey),
      !isLowOrder(signature.prefix(publicKeyBytes)),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return false }
    return key.isValidSignature(signature, for: bytes)
  }

  /// The order of a point divides eight, in any of its spellings: the sign bit, which no other
  /// point shares these `y` with, is left out.
  private static func isLowOrder(_ point: ArraySlice<UInt8>) -> Bool {
    var y = Array(point)
    y[y.count - 1] &= 0x7F
    return lowOrder.contains(y)
  }

  /// The `y` of the eight points of low order, those beyond p = 2^255 − 19 too.
  ///
  /// From C2SP's CCTV, ed25519, "Low-order edwards25519 point encodings": fourteen with the sign.
  private static let lowOrder: [[UInt8]] = [
    // Order 1, and the same beyond p.
    [1] + zeros + [0x00],
    [0xEE] + ones + [0x7F],
    // Order 2.
    [0xEC] + ones + [0x7F],
    // Order 4, and the same beyond p.
    [0] + zeros + [0x00],
    [0xED] + ones + [0x7F],
    // Order 8.
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98,
      0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53,
      0xFC, 0x05,
    ],
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67,
      0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC,
      0x03, 0x7A,
    ],
  ]

  private static let zeros = [UInt8](repeating: 0x00, count: 30)
  private static let ones = [UInt8](repeating: 0xFF, count: 30)
}
