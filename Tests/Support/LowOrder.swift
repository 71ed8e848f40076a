import Crypto
import Foundation

/// Ed25519 keys and signatures of low order, such as the libraries take.
package enum LowOrder {
  /// The fourteen encodings of the eight points, in the order of C2SP's CCTV, ed25519/README.md.
  package static let points = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ]

  /// The neutral point: as a key, everybody's.
  package static let key: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)

  /// R the neutral point, S zero: holds for every message under `key` by the equation alone.
  package static let signature = key + [UInt8](repeating: 0, count: 32)

  /// A signature with the neutral point as R that holds for a sound key by the equation alone: what
  /// a malicious owner of the key can make, S being `SHA-512(R ‖ A ‖ message)` times its scalar.
  ///
  /// - Parameters:
  ///   - message: What is signed.
  ///   - seed: The 32 bytes of the private key.
  /// - Returns: 64 bytes.
  /// - Throws: what swift-crypto throws for a seed that is none.
  package static func signature(of message: [UInt8], seed: [UInt8]) throws -> [UInt8] {
    let owner = try Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey
    var scalar = Array(SHA512.hash(data: seed).prefix(32))
    scalar[0] &= 0xF8
    scalar[31] = scalar[31] & 0x7F | 0x40
    let hash = Array(SHA512.hash(data: key + owner.rawRepresentation + message))
    let one = Residue(1)
    return key + (one.times(scalar).times(hash)).bytes
  }
}

/// A number modulo the order of Ed25519's base point, 2^252 + 27742317777372353535851937790883648493.
private struct Residue {
  private static let order: [UInt64] = [
    0x5812_631A_5CF5_D3ED, 0x14DE_F9DE_A2F7_9CD6, 0, 0x1000_0000_0000_0000,
  ]
  /// 2^256 less the order: adding it takes the order away.
  private static let lessOrder: [UInt64] = [
    0xA7ED_9CE5_A30A_2C13, 0xEB21_0621_5D08_6329, .max, 0xEFFF_FFFF_FFFF_FFFF,
  ]
  private var words: [UInt64]

  init(_ number: UInt64) {
    words = [number, 0, 0, 0]
  }

  /// The product with a number in little-endian bytes, by doubling and adding.
  func times(_ number: [UInt8]) -> Residue {
    var product = Residue(0)
    for byte in number.reversed() {
      for bit in stride(from: 7, through: 0, by: -1) {
        product.add(product)
        if byte >> bit & 1 == 1 { product.add(self) }
      }
    }
    return product
  }

  /// The 32 little-endian bytes.
  var bytes: [UInt8] {
    words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }

  private mutating func add(_ other: Residue) {
    words = Self.sum(words, other.words)
    // Both were below the order, so that once is enough.
    if !words.reversed().lexicographicallyPrecedes(Self.order.reversed()) {
      words = Self.sum(words, Self.lessOrder)
    }
  }

  /// The sum modulo 2^256.
  private static func sum(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var carry = false
    return zip(left, right).map { left, right in
      let (sum, over) = left.addingReportingOverflow(right)
      let (whole, again) = sum.addingReportingOverflow(carry ? 1 : 0)
      carry = over || again
      return whole
    }
  }
}
