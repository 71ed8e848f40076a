import Canonical
import Testing

@testable import Sealing

/// A bundle of a malicious signer: valid keys and signatures over whatever it likes.
struct RawBundle {
  var files: [(path: String, bytes: [UInt8])]
  var expansions: [Seal.Expansion]?
  var sealedOctets: Int?
  var sealedFiles: Int?
  var manifest: [UInt8]?
  var seal: (String) -> String = { $0 }
  var signature: ([UInt8]) -> [UInt8] = { $0 }
  /// Signs the seal's text; nil for the signer's key.
  var sign: ((_ text: [UInt8]) throws -> [UInt8])?
  var manifestHash: Digest?
  var afterEntries: [UInt8] = []
  var kind = BundleKind.result
  var bagit = ZipForm.bagit
  /// The device, unless the attacker holds another key.
  var signer: (role: KeyRole, key: PrivateKey)?
  /// Whose id stands in the signer's line, where that is not the key that signs.
  var signerID: Digest?

  init(_ files: [(path: String, bytes: [UInt8])]) {
    self.files = files
  }

  func bytes() throws -> [UInt8] {
    let signer = try signer ?? (.device, TestKeys.device())
    let rows = files.map { Manifest.Row(path: $0.path, digest: Digest.sha256($0.bytes)) }
    let manifest = manifest ?? Manifest(rows: rows).bytes
    let seal = Seal(
      header: try SmallBundle.header(kind), manifest: manifestHash ?? Digest.sha256(manifest),
      octets: sealedOctets ?? files.reduce(0) { $0 + $1.bytes.count },
      files: sealedFiles ?? files.count, expansions: try expansions ?? honestExpansions(),
      signers: [
        .init(
          role: signer.role.rawValue, algorithm: "ed25519",
          key: signerID ?? signer.key.publicKey.id)
      ])
    let text = Array(self.seal(String(decoding: seal.bytes, as: UTF8.self)).utf8)
    let sink = MemorySink()
    var container = ContainerWriter(sink)
    try container.entry("bagit.txt", bagit)
    try container.entry("seal.txt", text)
    let signed = try sign?(text) ?? signer.key.sign(text)
    try container.entry(seal.signers[0].entryName, signature(signed))
    try container.entry("manifest-sha256.txt", manifest)
    for file in files { try container.entry(file.path, file.bytes) }
    sink.write(afterEntries[...])
    try container.finish()
    return sink.bytes
  }

  static func expansion(_ path: String, of bytes: [UInt8], size: Int? = nil) -> Seal.Expansion {
    .init(path: path, size: size ?? bytes.count, digest: Digest.sha256(bytes))
  }

  private func honestExpansions() throws -> [Seal.Expansion] {
    try files.filter { $0.path.hasSuffix(".jsonl.gz") }.map { file in
      Self.expansion(
        file.path, of: try Gzip.expand(file.bytes, limit: 1 << 20, path: file.path))
    }
  }
}
