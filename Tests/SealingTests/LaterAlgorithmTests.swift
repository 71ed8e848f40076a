import Canonical
import Foundation
import Support
import Testing

@testable import Sealing

/// A later algorithm is one file and one registry line: with those alone, keys, lines of keys and
/// bundles go through everything that Ed25519 goes through.
@Suite("A later signature algorithm")
struct LaterAlgorithmTests {
  private static let later: [SignatureAlgorithm] = [.testOnlyMLDSA65, .testOnlyP256]

  @Test("Ships with no more than Ed25519")
  func shipped() {
    #expect(SignatureAlgorithm.all == [.ed25519])
    for algorithm in Self.later { #expect(SignatureAlgorithm.named(algorithm.name) == nil) }
  }

  @Test("Its keys are files, DER and ids like any others, and unknown without it", arguments: later)
  func keys(algorithm: SignatureAlgorithm) throws {
    let key = try PrivateKey(algorithm: algorithm)
    let half = key.publicKey
    #expect(half.rawPublicKey.count == algorithm.publicKeyBytes)
    #expect(half.id == Digest.sha256(half.der))
    #expect(PublicKey(der: half.der) == nil)
    try algorithm.shipped {
      #expect(PublicKey(der: half.der) == half)
      #expect(PublicKey(pem: half.pem) == half)
      try withFolder { folder in
        let path = folder.appendingPathComponent("keys").path
        let trusted = TrustedKey(key: half, role: .device)
        try KeyFolder.write([trusted] + TestKeys.all(), to: path)
        #expect(try KeyFolder.read(path).contains(trusted))
        let file = folder.appendingPathComponent("k.pem").path
        try key.write(toNewFileAt: file)
        #expect(try PrivateKey(readingFileAt: file).publicKey == half)
        let signature = try PrivateKey(readingFileAt: file).sign([1, 2, 3])
        #expect(half.isValid(signature, for: [1, 2, 3]))
        #expect(!half.isValid(signature, for: [1, 2, 4]))
        #expect(!half.isValid(signature + [0], for: [1, 2, 3]))
        #expect(!half.isValid(Array(repeating: 0, count: signature.count), for: [1, 2, 3]))
      }
    }
  }

  @Test("openssl knows P-256 and agrees on files, id and signature", .needs(.openssl))
  func openssl() throws {
    try withFolder { folder in
      let key = try PrivateKey(algorithm: .testOnlyP256)
      try key.write(toNewFileAt: folder.appendingPathComponent("k").path)
      try Data("yicha".utf8).write(to: folder.appendingPathComponent("m"))
      let signature = try key.sign(Array("yicha".utf8))
      try Data(signature).write(to: folder.appendingPathComponent("s"))
      let text = try ProgramRun(["openssl", "pkey", "-in", "k", "-pubout"], in: folder.path)
      #expect(text.output == String(decoding: key.publicKey.pem, as: UTF8.self))
      let run = try ProgramRun(
        ["openssl", "pkeyutl", "-verify", "-inkey", "k", "-rawin", "-in", "m", "-sigfile", "s"],
        in: folder.path)
      #expect(run.code == 0, "\(run.output)\(run.errors)")
    }
  }

  @Test(
    "It is asked for, enrolled and revoked in lines of keys, or the line is malformed",
    arguments: later)
  func lines(algorithm: SignatureAlgorithm) throws {
    let (key, office) = (try PrivateKey(algorithm: algorithm), try TestKeys.office())
    let request = KeyRequest(
      device: key.publicKey, recipient: try TestKeys.recipient(), name: "market-1",
      carriers: ["GP0007"])
    let asked = try request.line()
    #expect(KeyRequest(line: asked) == nil)
    let from = try SmallBundle.time("2023-02-01T00:00:00Z")
    let device = TrustedKey(
      key: key.publicKey, role: .device, holder: request.holder, from: from)
    let boss = TrustedKey(
      key: key.publicKey, role: .office, holder: "office:140581", from: from)
    #expect(throws: TrustError.malformed(line: nil)) {
      try KeyRecord(.enrolled(device), signedBy: office)
    }
    try algorithm.shipped {
      #expect(KeyRequest(line: asked) == request)
      let enrolled = try KeyRecord(.enrolled(device), signedBy: office)
      let end = try KeyRecord(
        .revoked(key: key.publicKey.id, KeyRevocation(at: from)), signedBy: office)
      let file = try KeyRecord.file(of: [TrustTests.office(), enrolled, end])
      let trust = try Trust(sealed: KeyRecord.records(ofFile: file))
      #expect(trust.keys[key.publicKey.id]?.doubt(at: from) == .revoked)
      // The office's own key may be of it, and then signs the lines.
      let line = try TrustTests.device(signedBy: key)
      let other = try Trust(sealed: [KeyRecord(sealed: .office(boss))], others: [line])
      #expect(other.keys(role: .device).count == 1)
    }
  }

  @Test(
    "It seals bundles of every kind, beside Ed25519 too, and a reader without it refuses",
    arguments: later)
  func bundles(algorithm: SignatureAlgorithm) throws {
    let key = try PrivateKey(algorithm: algorithm)
    for (kind, role) in [
      (BundleKind.task, KeyRole.office), (.receipt, .office), (.keys, .root), (.result, .device),
    ] {
      var header = try SmallBundle.header(kind)
      if kind == .result { header.issuer = .device(key.publicKey.id) }
      let trust = try Trust(
        keys: TestKeys.all() + [
          TrustedKey(
            key: key.publicKey, role: role, holder: role == .office ? "office:140581" : nil)
        ])
      let signers: [BundleWriter.Signer] =
        kind == .result
        ? [.init(role, key)] : [.init(role, key)] + (try SmallBundle.signers(kind))
      let bytes = try algorithm.shipped {
        try SmallBundle.bytes(kind, header: header, signers: signers)
      }
      // The line of the seal that names what is not known here.
      let text = try algorithm.shipped { try Self.seal(of: bytes, trust) }
      let line = text.split(separator: "\n").count - signers.count + 1
      #expect(SmallBundle.refusal(bytes, trust: trust) == .seal(line: line))
      try algorithm.shipped {
        #expect(SmallBundle.refusal(bytes, trust: trust) == nil)
        #expect(text.contains("signer \(role.rawValue) \(algorithm.name) \(key.publicKey.id.hex)"))
        let flipped = try Self.flipped(bytes, in: "\(key.publicKey.kid16).\(algorithm.name).sig")
        #expect(
          SmallBundle.refusal(flipped, trust: trust) == .signature(key: key.publicKey.kid16))
      }
    }
  }

  @Test("A root of it introduces itself to a new laptop", arguments: later)
  func introduction(algorithm: SignatureAlgorithm) throws {
    try withFolder { folder in
      try algorithm.shipped {
        let root = try PrivateKey(algorithm: algorithm)
        let path = folder.appendingPathComponent("KEYS.zip").path
        try BundleWriter.write(
          to: path, header: SmallBundle.header(.keys),
          items: KeysContent.items([TrustTests.root(root), TrustTests.office()]),
          signers: [.init(.root, root)])
        let keys = try OpenedKeys.introduced(bundleAt: path, copyingInto: folder.path)
        #expect(keys.trust.roots.map(\.key) == [root.publicKey])
      }
    }
  }

  private static func seal(of bytes: [UInt8], _ trust: Trust) throws -> String {
    let seal = try BundleReader(trust: trust).verify(MemorySource(bytes)).seal
    return String(decoding: seal.bytes, as: UTF8.self)
  }

  /// The bundle with one bit of an entry changed, and the checksums made to fit.
  private static func flipped(_ bytes: [UInt8], in name: String) throws -> [UInt8] {
    let name = Array("bag/seal/\(name)".utf8)
    var bytes = bytes
    let local = try #require(bytes.firstRange(of: name))
    let header = local.lowerBound - ZipForm.headerBytes
    let size = Int(ZipForm.claims(of: Array(bytes[header..<local.upperBound])).size)
    let last = local.upperBound + size - 1
    bytes[last] ^= 1
    let sum = ZipForm.checksum(bytes[local.upperBound...last], from: 0)
    let central = try #require(bytes.ranges(of: name).last).lowerBound
    for place in 0..<4 {
      let byte = UInt8(truncatingIfNeeded: sum >> (8 * UInt32(place)))
      bytes[header + 14 + place] = byte
      bytes[central - 46 + 16 + place] = byte
    }
    return bytes
  }
}
