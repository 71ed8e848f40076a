import Canonical
import Inspection
import Testing

@testable import Sealing

@Suite("Trust and key records")
struct TrustTests {
  static func office() throws -> KeyRecord {
    KeyRecord(
      sealed: .office(
        try TestKeys.trusted(
          TestKeys.office(), .office, holder: "office:140581", from: "2023-01-01T00:00:00Z")))
  }

  static func root(_ key: PrivateKey, threshold: Int = 1, version: Int = 1) throws -> KeyRecord {
    KeyRecord(
      sealed: .root(
        try TestKeys.trusted(key, .root, holder: "root:140581", from: "2023-01-01T00:00:00Z"),
        threshold: threshold, version: version))
  }

  static func device(signedBy key: PrivateKey) throws -> KeyRecord {
    let device = try TestKeys.device()
    return try KeyRecord(
      .enrolled(
        TestKeys.trusted(
          device, .device, holder: "device:\(device.publicKey.kid16)",
          from: "2023-02-01T00:00:00Z")), signedBy: key)
  }

  @Test("Every kind of line is read as it was written")
  func roundTrip() throws {
    let office = try TestKeys.office()
    let inspector = TrustedKey(
      key: try TestKeys.inspector().publicKey, role: .inspector, holder: "GP0007", name: "王䶮",
      from: try SmallBundle.time("2023-02-01T00:00:00Z"))
    let end = KeyRevocation(
      at: try SmallBundle.time("2023-03-01T00:00:00Z"), position: 12, reason: "遗失")
    let records = [
      try Self.root(TestKeys.root()), try Self.office(), try Self.device(signedBy: office),
      try KeyRecord(.enrolled(inspector), signedBy: office),
      try KeyRecord(.revoked(key: TestKeys.device().publicKey.id, end), signedBy: office),
    ]
    let file = try KeyRecord.file(of: records)
    #expect(try KeyRecord.records(ofFile: file) == records)
    let trust = try Trust(sealed: Array(records[..<2]), others: Array(records[2...]))
    #expect(trust.keys.count == 4)
    #expect(trust.key(kid16: inspector.key.kid16)?.name == "王䶮")
    let device = try #require(trust.keys[try TestKeys.device().publicKey.id])
    #expect(device.revocation == end)
    #expect(device.doubt(at: try SmallBundle.time("2023-01-31T23:59:59Z")) == .beforeItsTime)
    #expect(device.doubt(at: try SmallBundle.time("2023-02-28T23:59:59Z")) == nil)
    #expect(device.doubt(at: try SmallBundle.time("2023-03-01T00:00:00Z")) == .revoked)
  }

  @Test("The signature is over the first line and the canonical line without it")
  func message() throws {
    let office = try TestKeys.office()
    let record = try Self.device(signedBy: office)
    var members = try CanonicalJSON.readObject(record.line())
    let signature = try #require(members.removeValue(forKey: "signature")?.string)
    let line = try CanonicalJSON.write(.object(members))
    let message = Array("yicha-key/v1\n".utf8) + line + [0x0A]
    let bytes = try #require(Hex.bytes(of: signature))
    #expect(office.publicKey.isValid(bytes, for: message))
  }

  @Test("A line by a stranger, with a flipped bit, without signature, or too early is refused")
  func refused() throws {
    let office = try TestKeys.office()
    let device = try TestKeys.device().publicKey.kid16
    let trust = try Trust(sealed: [Self.office()])
    #expect(throws: TrustError.unknownSigner(key: try TestKeys.stranger().publicKey.kid16)) {
      try trust.adding([Self.device(signedBy: TestKeys.stranger())])
    }
    let text = String(decoding: try Self.device(signedBy: office).line(), as: UTF8.self)
    let later = try KeyRecord(
      line: Array(text.replacing("2023-02-01", with: "2023-02-02").utf8))
    #expect(throws: TrustError.signature(key: device)) { try trust.adding([later]) }
    let bare = KeyRecord(sealed: try Self.device(signedBy: office).statement)
    #expect(throws: TrustError.signature(key: device)) { try Trust(sealed: [Self.office(), bare]) }
    let ended = KeyRevocation(at: try SmallBundle.time("2023-01-15T00:00:00Z"))
    let revoked = KeyRecord(sealed: .revoked(key: office.publicKey.id, ended))
    #expect(throws: TrustError.signerNotGood(key: office.publicKey.kid16)) {
      try Trust(sealed: [revoked, Self.office()], others: [Self.device(signedBy: office)])
    }
  }

  @Test("An office or root key that only the office signed for is refused")
  func onlyTheRoots() throws {
    let office = try TestKeys.office()
    let name = try TestKeys.stranger().publicKey.kid16
    let other = try KeyRecord(
      .office(
        TestKeys.trusted(
          TestKeys.stranger(), .office, holder: "office:1", from: "2023-01-01T00:00:00Z")),
      signedBy: office)
    let trust = try Trust(sealed: [Self.office()])
    #expect(throws: TrustError.notSealedByRoots(key: name)) { try trust.adding([other]) }
    let end = KeyRevocation(at: try SmallBundle.time("2023-01-15T00:00:00Z"))
    let ending = try KeyRecord(.revoked(key: office.publicKey.id, end), signedBy: office)
    #expect(throws: TrustError.notSealedByRoots(key: office.publicKey.kid16)) {
      try trust.adding([ending])
    }
  }

  @Test("Only the newest version of the roots counts, with its threshold")
  func versions() throws {
    let trust = try Trust(sealed: [
      Self.root(TestKeys.root()), Self.root(TestKeys.secondRoot(), threshold: 2, version: 2),
      Self.root(TestKeys.stranger(), threshold: 2, version: 2),
    ])
    #expect(trust.rootThreshold == 2)
    #expect(trust.rootVersion == 2)
    #expect(trust.roots.count == 2)
    let earlier = try TestKeys.root().publicKey.id
    #expect(trust.keys[earlier] != nil, "it may sign a rotation beside the new ones")
    #expect(!trust.isCurrentRoot(earlier))
  }

  @Test("A key cannot have two roles, nor two holders; two keys cannot have one name")
  func oneRole() throws {
    let device = try TestKeys.device()
    let name = device.publicKey.kid16
    for (first, second) in [
      (try TestKeys.trusted(device, .device), try TestKeys.trusted(device, .inspector)),
      (
        try TestKeys.trusted(device, .office, holder: "office:140581"),
        try TestKeys.trusted(device, .office, holder: "office:140500")
      ),
      (
        try TestKeys.trusted(device, .inspector, holder: "GP0007"),
        try TestKeys.trusted(device, .inspector, holder: "GP0031")
      ),
    ] {
      #expect(throws: TrustError.secondRole(key: name)) { try Trust(keys: [first, second]) }
      #expect(try Trust(keys: [first, first]).keys.count == 1)
    }
  }

  @Test("An office cannot enrol a root's, an office's or a device's key in another role")
  func enrolledAgain() throws {
    let office = try TestKeys.office()
    let trust = try Trust(
      sealed: [Self.root(TestKeys.root()), Self.office()],
      others: [Self.device(signedBy: office)])
    for key in [try TestKeys.root(), office, try TestKeys.device()] {
      let inspector = try TestKeys.trusted(
        key, .inspector, holder: "GP0007", from: "2023-02-01T00:00:00Z")
      #expect(throws: TrustError.secondRole(key: key.publicKey.kid16)) {
        try trust.adding([KeyRecord(.enrolled(inspector), signedBy: office)])
      }
    }
  }

  @Test(
    "A line with a member too many, another id, another holder or another order is refused",
    arguments: [
      ("\"from\":", "\"extra\":1,\"from\":"), ("\"kid\":\"", "\"kid\":\"00"),
      ("device:", "device:0"), ("\"role\":\"device\"", "\"role\":\"office\""),
      ("key.enrolled", "key.office"), ("{", "{ "), ("T00:00:00Z", "T00:00:00"),
    ])
  func malformed(old: String, new: String) throws {
    let record = try Self.device(signedBy: TestKeys.office())
    let line = String(decoding: try record.line(), as: UTF8.self).replacing(old, with: new)
    #expect(throws: TrustError.malformed(line: nil)) { try KeyRecord(line: Array(line.utf8)) }
    #expect(throws: TrustError.malformed(line: 2)) {
      try KeyRecord.records(ofFile: Self.office().line() + Array("\n\(line)\n".utf8))
    }
  }
}
