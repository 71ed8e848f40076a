import Canonical
import Support

@testable import Sealing

/// Signatures that are not the key's over the seal, and hashes that are not the sealed ones.
enum SignatureVectors {
  static let all: [Vector] = [
    .sealed("signature-reversed", .signature(key: "")) {
      $0.signature = { Array($0.reversed()) }
    },
    .sealed("signature-of-zeros", .signature(key: "")) {
      $0.signature = { $0.map { _ in 0 } }
    },
    .sealed("signature-by-another-key", .signature(key: "")) {
      let other = try TestKeys.stranger().sign(Array("yicha".utf8))
      $0.signature = { _ in other }
    },
    .sealed("signature-of-low-order", .signature(key: "")) {
      $0.sign = { try LowOrder.signature(of: $0, seed: TestKeys.deviceSeed) }
    },
    .sealed("manifest-hash", .manifestHash) { $0.manifestHash = .zero },
    .sealed("file-hash", .fileHash(path: "data/a")) {
      $0.files = [("data/a", [])]
      $0.manifest = Array("\(Digest.zero)  data/a\n".utf8)
    },
  ]
}
