import Support

@testable import Sealing

/// The `keys.jsonl` files of `Bundles/keys`, each another state of the same test-only keys.
enum VectorKeys: String, CaseIterable, Sendable {
  case now
  case twoRoots = "two-roots"
  case bothVersions = "both-versions"
  case secondVersion = "second-version"
  case rootRevoked = "root-revoked"
  case rootLater = "root-later"
  case officeRevoked = "office-revoked"
  case officeRevokedLater = "office-revoked-later"
  case officeLater = "office-later"
  case officeElsewhere = "office-elsewhere"
  case deviceRevoked = "device-revoked"

  /// The folder of the public keys.
  static let folder = Project.path("Bundles/keys")

  /// The file, from `Bundles/`.
  var path: String { "keys/\(rawValue).jsonl" }

  func records() throws -> [KeyRecord] {
    let office = try TestKeys.office()
    let now = [
      try TrustTests.root(TestKeys.root()), try TrustTests.root(TestKeys.secondRoot()),
      try TrustTests.office(), try TrustTests.device(signedBy: office),
    ]
    switch self {
    case .now: return now
    case .twoRoots:
      return [
        try TrustTests.root(TestKeys.root(), threshold: 2),
        try TrustTests.root(TestKeys.secondRoot(), threshold: 2), now[2], now[3],
      ]
    case .bothVersions: return [try TrustTests.root(TestKeys.root(), version: 2)] + now
    case .secondVersion:
      return [now[0], try TrustTests.root(TestKeys.secondRoot(), version: 2), now[2], now[3]]
    case .rootRevoked: return now + [try end(of: TestKeys.root(), "2023-09-04T09:40:00Z")]
    case .rootLater:
      let root = try TestKeys.trusted(
        TestKeys.root(), .root, holder: "root:140581", from: "2023-09-04T09:40:01Z")
      return [KeyRecord(sealed: .root(root, threshold: 1, version: 1)), now[2]]
    case .officeRevoked: return now + [try end(of: office, "2023-09-04T09:40:00Z")]
    case .officeRevokedLater: return now + [try end(of: office, "2023-09-04T09:40:01Z")]
    case .officeLater: return [now[0], try self.office("140581", from: "2023-09-04T09:40:01Z")]
    case .officeElsewhere: return [now[0], try self.office("140500", from: "2023-01-01T00:00:00Z")]
    case .deviceRevoked:
      let end = try KeyRevocation(at: SmallBundle.time("2023-09-01T00:00:00Z"))
      let device = try TestKeys.device().publicKey.id
      return now + [try KeyRecord(.revoked(key: device, end), signedBy: office)]
    }
  }

  private func end(of key: PrivateKey, _ time: String) throws -> KeyRecord {
    let end = KeyRevocation(at: try SmallBundle.time(time))
    return KeyRecord(sealed: .revoked(key: key.publicKey.id, end))
  }

  private func office(_ region: String, from: String) throws -> KeyRecord {
    KeyRecord(
      sealed: .office(
        try TestKeys.trusted(TestKeys.office(), .office, holder: "office:\(region)", from: from)))
  }
}
