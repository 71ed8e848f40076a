import Testing

@testable import Sealing

/// What every verifier accepts: the parents of the broken ones.
enum ValidVectors {
  static let all: [Vector] = [
    Vector("task", nil, stock: .accept) { try bytes(.task) },
    Vector("result", nil, stock: .accept) { try Vector.good.bytes() },
    Vector("receipt", nil, stock: .accept) { try bytes(.receipt) },
    Vector("keys", nil, stock: .accept) { try bytes(.keys) },
    Vector("result-compressed", nil, stock: .accept) { try SmallBundle.bytes() },
    good("task-for-its-device", [.recipient("device:d016df3d83373617")], .task),
    good("task-after-the-last", [.last(0)], .task),
    good("result-below-the-last", [.last(7)], .result),
    good("task-before-the-key-ends", [.keys(.officeRevokedLater)], .task),
    good("result-of-a-revoked-device", [.keys(.deviceRevoked)], .result),
    good("keys-by-a-root-of-both-versions", [.keys(.bothVersions)], .keys),
    good("keys-with-validity", [.keys(.now)], .keys),
    Vector("keys-by-two-roots", nil, stock: .accept, options: [.keys(.twoRoots)]) {
      try bytes(
        .keys,
        signers: [
          .init(.root, TestKeys.root()), .init(.root, TestKeys.secondRoot()),
        ])
    },
  ]

  /// A bundle without compression.
  static func bytes(
    _ kind: BundleKind, header: Seal.Header? = nil, signers: [BundleWriter.Signer]? = nil
  ) throws -> [UInt8] {
    let items = Vector.good.files.map { BundleItem($0.path, bytes: $0.bytes) }
    return try SmallBundle.bytes(kind, header: header, items: items, signers: signers)
  }

  private static func good(
    _ name: String, _ options: [Vector.Option], _ kind: BundleKind
  ) -> Vector {
    Vector(name, nil, stock: .accept, options: options) { try bytes(kind) }
  }
}
