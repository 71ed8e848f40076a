import Canonical
import Inspection
import Testing

@testable import Sealing

/// Keys from fixed seeds: known to everybody, for tests only.
enum TestKeys {
  static func testOnly(_ seed: UInt8) throws -> PrivateKey {
    try #require(PrivateKey(raw: bytes(seed)))
  }

  /// The private bytes of the device's key, for signatures that no honest signer makes.
  static let deviceSeed = bytes(4)

  /// The private bytes of the office's key.
  static let officeSeed = bytes(3)

  private static func bytes(_ seed: UInt8) -> [UInt8] { [UInt8](repeating: seed, count: 32) }

  static func root() throws -> PrivateKey { try testOnly(1) }
  static func secondRoot() throws -> PrivateKey { try testOnly(2) }
  static func office() throws -> PrivateKey { try testOnly(3) }
  static func device() throws -> PrivateKey { try testOnly(4) }
  static func inspector() throws -> PrivateKey { try testOnly(5) }
  static func stranger() throws -> PrivateKey { try testOnly(6) }

  /// To whom a test's bundles are encrypted.
  static func recipient() throws -> AgeX25519Recipient {
    try #require(AgeX25519Identity(random: { [UInt8](repeating: 9, count: $0) }).recipient)
  }

  static func trusted(
    _ key: PrivateKey, _ role: KeyRole, holder: String? = nil, from: String? = nil,
    revoked: String? = nil
  ) throws -> TrustedKey {
    TrustedKey(
      key: key.publicKey, role: role, holder: holder,
      from: from.flatMap { Timestamp(iso: $0) },
      revocation: revoked.flatMap { Timestamp(iso: $0) }.map { KeyRevocation(at: $0) })
  }

  /// All keys but the stranger's.
  static func all() throws -> [TrustedKey] {
    [
      try trusted(root(), .root), try trusted(secondRoot(), .root),
      try trusted(office(), .office, holder: "office:140581"), try trusted(device(), .device),
      try trusted(inspector(), .inspector, holder: "GP0007"),
    ]
  }

  static func trust(rootThreshold: Int = 1) throws -> Trust {
    try Trust(keys: all(), rootThreshold: rootThreshold)
  }
}
