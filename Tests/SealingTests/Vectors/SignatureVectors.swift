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
    .sealed("signature-over-another-seal", .signature(key: "")) {
      let other = try seal(of: another)
      $0.sign = { _ in try TestKeys.device().sign(other) }
    },
    .sealed("payload-of-another-bundle", .manifestHash) {
      let own = try seal(of: $0)
      $0 = another
      $0.seal = { _ in String(decoding: own, as: UTF8.self) }
    },
    .sealed("manifest-of-another-bundle", .manifestHash) {
      let own = try seal(of: $0)
      $0.manifest = manifest(of: another)
      $0.seal = { _ in String(decoding: own, as: UTF8.self) }
    },
    .sealed("file-of-another-bundle", .fileHash(path: "data/a")) {
      $0.manifest = manifest(of: $0)
      $0.files = another.files
    },
    .sealed("manifest-hash", .manifestHash) { $0.manifestHash = .zero },
    .sealed("file-hash", .fileHash(path: "data/a")) {
      $0.files = [("data/a", [])]
      $0.manifest = Array("\(Digest.zero)  data/a\n".utf8)
    },
  ]

  /// Another good bundle of the same device: the same paths, other bytes in one file.
  private static var another: RawBundle {
    var bundle = Vector.good
    bundle.files[0].bytes = [3, 2, 1]
    return bundle
  }

  private static func manifest(of bundle: RawBundle) -> [UInt8] {
    Manifest(rows: bundle.files.map { .init(path: $0.path, digest: Digest.sha256($0.bytes)) }).bytes
  }

  private static func seal(of bundle: RawBundle) throws -> [UInt8] {
    let reader = BundleReader(trust: try TestKeys.trust())
    return try reader.verify(MemorySource(bundle.bytes())).seal.bytes
  }
}
