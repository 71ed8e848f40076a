import Canonical
import Foundation
import Support
import Testing

import enum Crypto.Curve25519

@testable import Sealing

/// A key of low order verifies what nobody signed, and the libraries take it: nothing here does.
@Suite("Keys and signatures of low order")
struct LowOrderTests {
  /// The key id that such a point would have.
  static func id(of point: [UInt8]) -> Digest { Digest.sha256(der(point)) }

  private static func der(_ point: [UInt8]) -> [UInt8] {
    SignatureAlgorithm.ed25519.publicKeyPrefix + point
  }

  private static func pem(_ point: [UInt8]) -> [UInt8] {
    PEM.text(of: der(point), label: "PUBLIC KEY")
  }

  /// A text about a key, said about another one.
  private static func text(_ line: [UInt8], of key: PublicKey, about point: [UInt8]) -> [UInt8] {
    let other = id(of: point)
    let text = String(decoding: line, as: UTF8.self)
      .replacing(Hex.text(of: key.der), with: Hex.text(of: der(point)))
      .replacing(key.id.hex, with: other.hex).replacing(key.kid16, with: other.prefix16)
    return Array(text.utf8)
  }

  // MARK: Keys

  @Test("No spelling of such a point is a key, bare, as DER or as PEM", arguments: LowOrder.points)
  func spellings(hex: String) throws {
    let point = try #require(Hex.bytes(of: hex))
    #expect(PublicKey(raw: point) == nil)
    #expect(PublicKey(der: Self.der(point)) == nil)
    #expect(PublicKey(pem: Self.pem(point)) == nil)
  }

  @Test("A request to enrol such a key is none", arguments: LowOrder.points)
  func request(hex: String) throws {
    let point = try #require(Hex.bytes(of: hex))
    let key = try TestKeys.device().publicKey
    for request in [
      KeyRequest(
        device: key, recipient: try TestKeys.recipient(), name: "market-1", carriers: ["GP0007"]),
      KeyRequest(inspector: "GP0007", key: key),
    ] {
      #expect(KeyRequest(line: try request.line()) == request)
      #expect(KeyRequest(line: Self.text(try request.line(), of: key, about: point)) == nil)
    }
  }

  @Test("A line of keys that says such a key is malformed", arguments: LowOrder.points)
  func lines(hex: String) throws {
    let point = try #require(Hex.bytes(of: hex))
    for (record, key) in [
      (try TrustTests.root(TestKeys.root()), try TestKeys.root()),
      (try TrustTests.office(), try TestKeys.office()),
      (try TrustTests.device(signedBy: TestKeys.office()), try TestKeys.device()),
    ] {
      let line = Self.text(try record.line(), of: key.publicKey, about: point)
      #expect(throws: TrustError.malformed(line: nil)) { try KeyRecord(line: line) }
    }
  }

  @Test("An auditor's folder with such a key is refused by the file's name")
  func folder() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("keys").path
      try KeyFolder.write(TestKeys.all(), to: path)
      let file = "\(path)/device/\(Self.id(of: LowOrder.key).prefix16).pem"
      try Data(Self.pem(LowOrder.key)).write(to: URL(fileURLWithPath: file))
      #expect(throws: BundleError.key(file)) { try KeyFolder.read(path) }
    }
  }

  @Test("A keys bundle cannot introduce such a root")
  func introduction() throws {
    try withFolder { folder in
      let id = Self.id(of: LowOrder.key)
      var bundle = RawBundle([
        ("data/keys.jsonl", []), (KeysContent.pemPath(id.prefix16), Self.pem(LowOrder.key)),
      ])
      bundle.kind = .keys
      bundle.signer = (.root, try TestKeys.root())
      bundle.signerID = id
      bundle.sign = { _ in LowOrder.signature }
      let path = folder.appendingPathComponent("KEYS.zip").path
      try Data(bundle.bytes()).write(to: URL(fileURLWithPath: path))
      #expect(throws: BundleError.unknownKey(key: id.prefix16)) {
        try KeysBundleSigners.read(bundleAt: path)
      }
    }
  }

  // MARK: Signatures

  @Test("A sound key's signature with an R of low order is refused, though the library takes it")
  func signature() throws {
    let key = try TestKeys.device().publicKey
    let message = Array("yicha".utf8)
    let signature = try LowOrder.signature(of: message, seed: TestKeys.deviceSeed)
    let library = try Curve25519.Signing.PublicKey(rawRepresentation: key.rawPublicKey)
    #expect(library.isValidSignature(signature, for: message))
    #expect(!key.isValid(signature, for: message))
  }

  @Test("So is a seal so signed")
  func seal() throws {
    var bundle = Vector.good
    bundle.sign = { try LowOrder.signature(of: $0, seed: TestKeys.deviceSeed) }
    #expect(
      SmallBundle.refusal(try bundle.bytes(), trust: try TestKeys.trust())
        == .signature(key: try TestKeys.device().publicKey.kid16))
  }

  @Test("So is a line of keys so signed by the office")
  func keyStatement() throws {
    let record = try TrustTests.device(signedBy: TestKeys.office())
    var members = try CanonicalJSON.readObject(record.line())
    members["signature"] = nil
    let message = try Array("yicha-key/v1\n".utf8) + CanonicalJSON.write(.object(members)) + [0x0A]
    let signature = try LowOrder.signature(of: message, seed: TestKeys.officeSeed)
    members["signature"] = .string(Hex.text(of: signature))
    let crafted = try KeyRecord(line: CanonicalJSON.write(.object(members)))
    let trust = try Trust(sealed: [TrustTests.office()])
    #expect(try trust.adding([record]).keys.count == 2)
    #expect(throws: TrustError.signature(key: try TestKeys.device().publicKey.kid16)) {
      try trust.adding([crafted])
    }
  }

  // MARK: The auditors' scripts

  /// A folder in which an auditor was lent everybody's key as a device's, and a bundle by it.
  private func lent(_ body: (_ bundle: String, _ keys: String) throws -> Void) throws {
    try withFolder { folder in
      let keys = folder.appendingPathComponent("keys").path
      try KeyFolder.write(TestKeys.all(), to: keys)
      let file = "\(keys)/device/\(Self.id(of: LowOrder.key).prefix16).pem"
      try Data(Self.pem(LowOrder.key)).write(to: URL(fileURLWithPath: file))
      try body(Project.path("Bundles/broken/key-of-low-order.zip"), keys)
    }
  }

  @Test(
    "verify.py refuses such a key even where it lies in the folder of keys",
    .needs(.python, .cryptography))
  func python() throws {
    try lent { bundle, keys in
      let run = try ProgramRun(["python3", BundleScript.python, bundle, keys])
      #expect(run.code == 21)
      #expect(run.output.hasPrefix("refused: signature: bad signature of "))
    }
  }

  @Test(
    "So does verify.sh, although openssl takes the signature",
    .needs(.bash, .unzip, .openssl, .sha256sum, .awk, .zcat))
  func shell() throws {
    try lent { bundle, keys in
      let run = try ProgramRun(["bash", BundleScript.shell, bundle, keys])
      #expect(run.code == 1)
      #expect(run.output.contains("a key or R of low order"))
    }
  }
}
