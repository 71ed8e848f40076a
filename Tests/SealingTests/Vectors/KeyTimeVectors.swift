@testable import Sealing

/// Good bundles under a state of the keys in which they are not.
enum KeyTimeVectors {
  static let all: [Vector] = [
    under(.officeRevoked, "office-key-revoked", .keyRevoked(key: ""), .task),
    under(.officeRevoked, "receipt-by-a-revoked-key", .keyRevoked(key: ""), .receipt),
    under(.officeLater, "office-key-before-its-time", .keyBeforeItsTime(key: ""), .task),
    under(.officeElsewhere, "task-of-another-office", .issuerNotSigner(issuer: ""), .task),
    under(.rootRevoked, "root-key-revoked", .keyRevoked(key: ""), .keys),
    under(.rootLater, "root-key-before-its-time", .keyBeforeItsTime(key: ""), .keys),
    under(
      .secondVersion, "root-key-of-an-old-version",
      .signersMissing(.keys, role: .root, have: 0, need: 1), .keys),
    under(
      .twoRoots, "one-root-of-two", .signersMissing(.keys, role: .root, have: 1, need: 2), .keys),
  ]

  private static func under(
    _ keys: VectorKeys, _ name: String, _ error: BundleError, _ kind: BundleKind
  ) -> Vector {
    Vector(name, error, options: [.keys(keys)]) { try ValidVectors.bytes(kind) }
  }
}
