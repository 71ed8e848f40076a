import Canonical

@testable import Sealing

/// What the worked example of the page on the format must show, made anew from the test keys.
struct FormatExample {
  private let bytes: [UInt8]
  private let seal: Seal
  private let entries: [(name: String, bytes: [UInt8])]
  private let device: PrivateKey
  private let roots: [Digest]

  init() throws {
    bytes = try Vector.good.bytes()
    let trust = try TestKeys.trust()
    seal = try BundleReader(trust: trust).verify(MemorySource(bytes)).seal
    device = try TestKeys.device()
    let files = Vector.good.files
    let manifest = Manifest(
      rows: files.map { Manifest.Row(path: $0.path, digest: Digest.sha256($0.bytes)) })
    entries =
      [
        ("bagit.txt", ZipForm.bagit), ("seal.txt", seal.bytes),
        (seal.signers[0].entryName, try device.sign(seal.bytes)),
        ("manifest-sha256.txt", manifest.bytes),
      ] + files.map { ($0.path, $0.bytes) }
    roots = try [TestKeys.root(), TestKeys.secondRoot()].map(\.publicKey.id).sorted()
  }

  /// The lines that all its commands print, in their order.
  var output: [String] {
    container + statement + payload + key + fingerprint
      + [
        "verified: result T-1, seal \(seal.sealHash.hex)", "refused: file hash: hash of data/a",
        "exit 21",
      ]
  }

  /// What commands and text name beside that: how DER wraps the key, how headers begin.
  var constants: [String] {
    let local = ZipForm.header(name: "", checksum: 0, size: 0)
    let central = ZipForm.directoryEntry(name: "", checksum: 0, size: 0, offset: 0)
    let end = ZipForm.end(entries: 0, directorySize: 0, offset: 0)
    return [device.publicKey.kid16, Hex.text(of: device.publicKey.algorithm.privateKeyPrefix)]
      + [local, central, end].map { Hex.text(of: Array($0.prefix(4))) }
  }

  private var container: [String] {
    let bagit = ZipForm.header(
      name: "bag/bagit.txt", checksum: ZipForm.checksum(ZipForm.bagit[...]),
      size: UInt32(ZipForm.bagit.count))
    let lines = entries.map { name, bytes in
      "\(bytes.count) \(Self.hex(ZipForm.checksum(bytes[...]))) bag/\(name)"
    }
    return [
      "\(Digest.sha256(bytes).hex)  Bundles/valid/result.zip", "\(bytes.count)",
      Hex.text(of: bagit), Hex.text(of: Array(bytes.suffix(ZipForm.endBytes))),
    ] + lines
  }

  private var statement: [String] {
    let manifest = entries[3].bytes
    return Self.lines(ZipForm.bagit) + Self.lines(seal.bytes) + [
      "\(seal.sealHash.hex)  seal.txt", "\(Digest.sha256(manifest).hex)  manifest-sha256.txt",
    ] + Self.lines(manifest)
  }

  private var payload: [String] {
    [
      "\(Digest.sha256(Array("{}\n".utf8)).hex)  -",
      Hex.text(of: entries[4...].flatMap(\.bytes)),
    ]
  }

  private var key: [String] {
    let signature = entries[2].bytes
    return [
      Hex.text(of: device.publicKey.der), "\(device.publicKey.id.hex)  device.pub",
      Hex.text(of: Array(signature.prefix(32))), Hex.text(of: Array(signature.suffix(32))),
      "Signature Verified Successfully",
    ]
  }

  private var fingerprint: [String] {
    roots.map(\.hex) + [RootFingerprint.text(version: 1, threshold: 1, roots: roots)]
  }

  private static func hex(_ checksum: UInt32) -> String {
    Hex.text(of: withUnsafeBytes(of: checksum.bigEndian) { Array($0) })
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
