import Canonical
import Support
import Testing

@testable import Sealing

/// Valid signatures of the wrong keys.
enum SignerVectors {
  static let all: [Vector] = [
    signed("unknown-key", .unknownKey(key: ""), .result) {
      [.init(.device, try TestKeys.stranger())]
    },
    .sealed("key-of-low-order", .unknownKey(key: "")) {
      let id = LowOrderTests.id(of: LowOrder.key)
      let device = Party.device(try TestKeys.device().publicKey.id).description
      $0.signerID = id
      $0.seal = { $0.replacing(device, with: Party.device(id).description) }
      $0.sign = { _ in LowOrder.signature }
    },
    signed("role-not-held", .roleNotHeld(key: "", role: "office"), .task) {
      [.init(.office, try TestKeys.device())]
    },
    signed("task-by-a-device", missing(.task, .office), .task) {
      [.init(.device, try TestKeys.device())]
    },
    signed("receipt-by-a-device", missing(.receipt, .office), .receipt) {
      [.init(.device, try TestKeys.device())]
    },
    signed("task-by-a-root", missing(.task, .office), .task) {
      [.init(.root, try TestKeys.root())]
    },
    signed("keys-by-the-office", missing(.keys, .root), .keys) {
      [.init(.office, try TestKeys.office())]
    },
    signed("result-by-the-office", missing(.result, .device), .result) {
      [.init(.office, try TestKeys.office())]
    },
    signed("result-with-a-second-signer", .issuerNotSigner(issuer: ""), .result) {
      [.init(.device, try TestKeys.device()), .init(.inspector, try TestKeys.inspector())]
    },
    signed("task-with-an-unknown-second-signer", .unknownKey(key: ""), .task) {
      [.init(.office, try TestKeys.office()), .init(.device, try TestKeys.stranger())]
    },
    issued("result-for-another-device", .result) { .device(try TestKeys.stranger().publicKey.id) },
    issued("task-issued-by-a-device", .task) { .device(try TestKeys.device().publicKey.id) },
    issued("keys-issued-by-a-device", .keys) { .device(try TestKeys.device().publicKey.id) },
    .sealed("same-key-twice", .sameKeyTwice(key: "")) {
      $0.seal = { $0 + ($0.split(separator: "\n").last ?? "") + "\n" }
    },
    .sealed("same-key-twice-in-a-task", .sameKeyTwice(key: "")) {
      $0.kind = .task
      $0.signer = (.office, try TestKeys.office())
      $0.seal = { $0 + ($0.split(separator: "\n").last ?? "") + "\n" }
    },
  ]

  private static func missing(_ kind: BundleKind, _ role: KeyRole) -> BundleError {
    .signersMissing(kind, role: role, have: 0, need: 1)
  }

  private static func signed(
    _ name: String, _ error: BundleError, _ kind: BundleKind,
    by signers: @escaping @Sendable () throws -> [BundleWriter.Signer]
  ) -> Vector {
    Vector(name, error) { try ValidVectors.bytes(kind, signers: signers()) }
  }

  private static func issued(
    _ name: String, _ kind: BundleKind, by issuer: @escaping @Sendable () throws -> Party
  ) -> Vector {
    Vector(name, .issuerNotSigner(issuer: "")) {
      var header = try SmallBundle.header(kind)
      header.issuer = try issuer()
      return try ValidVectors.bytes(kind, header: header)
    }
  }
}
