import Canonical

@testable import Sealing

/// Manifests outside their form, or beside the seal.
enum ManifestVectors {
  private static let hash = Digest.sha256([])

  static let all: [Vector] = [
    .sealed("file-count", .manifestCount(sealed: 9, found: 2)) { $0.sealedFiles = 9 },
    manifest("manifest-without-last-line-feed", "\(hash)  data/a", stock: .accept),
    manifest("manifest-digits-in-upper-case", "\(hash.hex.uppercased())  data/a\n", stock: .accept),
    manifest("manifest-with-one-space", "\(hash) data/a\n", stock: .accept),
    manifest("manifest-in-binary-mode", "\(hash) *data/a\n", stock: .accept),
    .sealed("no-expand-line", .expandLines, stock: .accept) { $0.expansions = [] },
    .sealed("expand-line-for-no-file", .expandLines, stock: .accept) {
      $0.expansions = [
        RawBundle.expansion(Vector.records, of: Array("{}\n".utf8)),
        RawBundle.expansion("data/c.jsonl.gz", of: []),
      ]
    },
  ]

  private static func manifest(
    _ name: String, _ text: String, stock: Vector.Stock = .refuse
  ) -> Vector {
    .sealed(name, .manifestLine(1), stock: stock) {
      $0.files = [("data/a", [])]
      $0.manifest = Array(text.utf8)
    }
  }
}
