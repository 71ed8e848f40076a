import Canonical
import Inspection

@testable import Sealing

/// Bundles signed with the keys that everybody knows, over whatever the fuzzer likes.
struct Forgery {
  private static let device = key(4)
  private static let keys: [(KeyRole, PrivateKey)] = [
    (.root, key(1)), (.office, key(3)), (.device, device),
  ]
  private static let records = "data/b.jsonl.gz"

  /// A gzip member that stores `{}` and a line feed.
  static let member: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 3, 0, 0xFC, 0xFF, 0x7B, 0x7D, 0x0A,
    0x06, 0xB0, 0xA1, 0xDD, 3, 0, 0, 0,
  ]

  /// Whose signatures count.
  let trust: Trust
  /// The good bundle's seal.
  let seal: [UInt8]
  /// The good bundle's manifest.
  let manifest: [UInt8]
  private let files: [(path: String, bytes: [UInt8])] = [
    ("data/a", []), (records, member), ("data/c/d", []),
  ]

  init() throws {
    trust = try Trust(
      keys: Self.keys.map { role, key in
        TrustedKey(key: key.publicKey, role: role)
      })
    manifest =
      Manifest(rows: files.map { .init(path: $0.path, digest: Digest.sha256($0.bytes)) }).bytes
    seal = Self.seal(
      manifest: Digest.sha256(manifest), octets: Self.member.count, files: files.count,
      expansions: [Self.expansion(Self.records, of: Array("{}\n".utf8))])
  }

  /// The good files under another seal.
  func bundle(seal: [UInt8]) -> [UInt8] {
    Self.container(seal: seal, manifest: manifest, files: files)
  }

  /// Another manifest, of empty files and of the smallest record file.
  func bundle(manifest: [UInt8]) -> [UInt8] {
    let lines = manifest.split(separator: 0x0A)
    let files = lines.map { line -> (path: String, bytes: [UInt8]) in
      let path = String(decoding: line.dropFirst(66), as: UTF8.self)
      return (path, path.hasSuffix(SealGrammar.recordSuffix) ? Self.member : [])
    }
    let expansions = files.filter { !$0.bytes.isEmpty }
      .map { Self.expansion($0.path, of: Array("{}\n".utf8)) }
    let seal = Self.seal(
      manifest: Digest.sha256(manifest), octets: files.reduce(0) { $0 + $1.bytes.count },
      files: files.count, expansions: expansions)
    return Self.container(seal: seal, manifest: manifest, files: files)
  }

  /// One record file that says of itself what it expands to: the truth, where there is one.
  func bundle(records: [UInt8], size: Int) -> [UInt8] {
    var expanded: [UInt8] = []
    if let inflater = try? Inflater(path: "", limit: size) {
      // What cannot be expanded is sealed with the hash of what could.
      try? inflater.feed(records[...]) { expanded.append(contentsOf: $0) }
    }
    let file = [(path: Self.records, bytes: records)]
    let manifest =
      Manifest(rows: [.init(path: Self.records, digest: Digest.sha256(records))]).bytes
    let expansion = Seal.Expansion(
      path: Self.records, size: size, digest: Digest.sha256(expanded))
    let seal = Self.seal(
      manifest: Digest.sha256(manifest), octets: records.count, files: 1, expansions: [expansion])
    return Self.container(seal: seal, manifest: manifest, files: file)
  }

  /// The good container with bytes replaced: two bytes of place, one of value.
  func bundle(edits: [UInt8]) -> [UInt8] {
    var bytes = bundle(seal: seal)
    for start in stride(from: 0, to: edits.count - 2, by: 3) {
      let place = Int(edits[start]) << 8 | Int(edits[start + 1])
      bytes[place % bytes.count] = edits[start + 2]
    }
    return bytes
  }

  /// Three files of so many times 64 KiB, with bytes of their container replaced: three bytes of
  /// place, one of value.
  func bundle(large sizes: ArraySlice<UInt8>, edits: ArraySlice<UInt8>) -> [UInt8] {
    let files = sizes.enumerated().map { number, size in
      (
        path: "data/evidence/\(number)",
        bytes: [UInt8](repeating: size, count: Int(size % 16) << 16)
      )
    }
    let manifest =
      Manifest(rows: files.map { .init(path: $0.path, digest: Digest.sha256($0.bytes)) }).bytes
    let seal = Self.seal(
      manifest: Digest.sha256(manifest), octets: files.reduce(0) { $0 + $1.bytes.count },
      files: files.count, expansions: [])
    var bytes = Self.container(seal: seal, manifest: manifest, files: files)
    let edits = Array(edits)
    for start in stride(from: 0, to: edits.count - 3, by: 4) {
      let place = edits[start..<(start + 3)].reduce(0) { $0 << 8 | Int($1) }
      bytes[place % bytes.count] = edits[start + 3]
    }
    return bytes
  }

  /// A container in the one legal form, with a signature for each signer of the seal.
  static func container(
    seal: [UInt8], manifest: [UInt8], files: [(path: String, bytes: [UInt8])]
  ) -> [UInt8] {
    let sink = Memory()
    var container = ContainerWriter(sink)
    do throws(BundleError) {
      try container.entry("bagit.txt", ZipForm.bagit)
      try container.entry("seal.txt", seal)
      for signer in signers(of: seal) {
        let key = keys.first { $0.1.publicKey.id == signer.key }?.1 ?? device
        try container.entry(signer.entryName, try key.sign(seal))
      }
      try container.entry("manifest-sha256.txt", manifest)
      for file in files { try container.entry(file.path, file.bytes) }
      try container.finish()
    } catch {
      fatalError("a small container can be written: \(error)")
    }
    return sink.bytes
  }

  private static func signers(of seal: [UInt8]) -> [Seal.Signer] {
    // A seal outside its grammar is refused before any signature is read.
    (try? Seal(bytes: seal))?.signers ?? []
  }

  private static func seal(
    manifest: Digest, octets: Int, files: Int, expansions: [Seal.Expansion]
  ) -> [UInt8] {
    guard let created = Timestamp(iso: "2023-09-04T09:40:00Z"),
      let office = Party.office("140581")
    else { fatalError("a time and an office can be written") }
    let header = Seal.Header(
      kind: .result, id: "R-1", issuer: .device(device.publicKey.id), recipient: office,
      sequence: 1, created: created)
    let signer = Seal.Signer(
      role: KeyRole.device.rawValue, algorithm: "ed25519", key: device.publicKey.id)
    return Seal(
      header: header, manifest: manifest, octets: octets, files: files, expansions: expansions,
      signers: [signer]
    ).bytes
  }

  private static func expansion(_ path: String, of bytes: [UInt8]) -> Seal.Expansion {
    .init(path: path, size: bytes.count, digest: Digest.sha256(bytes))
  }

  private static func key(_ seed: UInt8) -> PrivateKey {
    guard let key = PrivateKey(raw: [UInt8](repeating: seed, count: 32)) else {
      fatalError("32 bytes are a key")
    }
    return key
  }
}

/// Memory as a sink.
private final class Memory: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: ArraySlice<UInt8>) {
    self.bytes.append(contentsOf: bytes)
  }
}
