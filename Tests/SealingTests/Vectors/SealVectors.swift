@testable import Sealing

/// Seals outside their grammar, signed all the same.
enum SealVectors {
  static let all: [Vector] = [
    seal("newer-format", .newerFormat("yicha-bundle/v2"), "bundle/v1", "bundle/v2"),
    seal("unknown-kind", .seal(line: 1), "v1 result", "v1 parcel"),
    seal("id-with-a-space", .seal(line: 2), "id T-1", "id T 1", stock: .accept),
    seal("issuer-without-type", .seal(line: 3), "issuer device:", "issuer "),
    seal(
      "recipient-with-upper-case-type", .seal(line: 4), "recipient o", "recipient O", stock: .accept
    ),
    seal("sequence-with-leading-zero", .seal(line: 5), "sequence 1", "sequence 01", stock: .accept),
    seal("sequence-negative", .seal(line: 5), "sequence 1", "sequence -1", stock: .accept),
    seal("previous-empty", .seal(line: 6), "previous -", "previous ", stock: .accept),
    seal("created-no-date", .seal(line: 7), "2023-09-04", "2023-09-31", stock: .accept),
    seal("created-local-time", .seal(line: 7), "09:40:00Z", "09:40:00+08:00", stock: .accept),
    seal(
      "expires-no-date", .seal(line: 8), "expires -", "expires 2024-13-01T00:00:00Z", stock: .accept
    ),
    seal("replies-short-hash", .seal(line: 9), "replies -", "replies sha256:00", stock: .accept),
    seal("log-without-root", .seal(line: 10), "log -", "log yicha/140581/x 12", stock: .accept),
    seal("manifest-hash-in-upper-case", .seal(line: 11), "manifest sha256", "manifest SHA256"),
    seal("payload-with-three-numbers", .seal(line: 12), " 2\n", " 2 2\n", stock: .accept),
    seal("unknown-algorithm", .seal(line: 14), "ed25519", "ed448"),
    seal("line-ends-of-windows", .seal(line: 1), "result\n", "result\r\n"),
    .sealed("line-too-many", .seal(line: 15), stock: .accept) { $0.seal = { $0 + "x\n" } },
    .sealed("no-last-line-feed", .seal(line: 14), stock: .accept) {
      $0.seal = { String($0.dropLast()) }
    },
    .sealed("task-without-expiry", .noExpiry(.task), stock: .accept) {
      $0.kind = .task
      $0.signer = (.office, try TestKeys.office())
      $0.seal = { $0.replacing("expires 2024-09-04T00:00:00Z", with: "expires -") }
    },
  ]

  private static func seal(
    _ name: String, _ error: BundleError, _ old: String, _ new: String,
    stock: Vector.Stock = .refuse
  ) -> Vector {
    .sealed(name, error, stock: stock) {
      $0.seal = { $0.replacing(old, with: new, maxReplacements: 1) }
    }
  }
}
