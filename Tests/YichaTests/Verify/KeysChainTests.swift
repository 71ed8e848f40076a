import Canonical
import Inspection
import Sealing
import Testing

@testable import Yicha

@Suite("Several keys bundles")
struct KeysChainTests {
  private let folder: TemporaryFolder
  private let old: PrivateKey
  private let new: PrivateKey
  private let time: Timestamp

  init() throws {
    folder = try TemporaryFolder()
    old = try #require(PrivateKey(raw: [UInt8](repeating: 1, count: 32)))
    new = try #require(PrivateKey(raw: [UInt8](repeating: 2, count: 32)))
    time = try #require(Timestamp(iso: "2023-09-01T00:00:00Z"))
  }

  private func root(_ key: PrivateKey, version: Int) -> KeyRecord {
    let trusted = TrustedKey(
      key: key.publicKey, role: .root, holder: "root:140581", from: time)
    return KeyRecord(sealed: .root(trusted, threshold: 1, version: version))
  }

  private func bundle(
    _ sequence: Int, _ records: [KeyRecord], sealedBy roots: [PrivateKey],
    region: String = "140581"
  ) throws -> String {
    let path = "\(folder.path)/KEYS-\(region)-\(sequence).zip"
    let header = Seal.Header(
      kind: .keys, id: "K-\(sequence)", issuer: try #require(Party.office(region)),
      recipient: try #require(Party.any(region)), sequence: sequence, created: time,
      expires: Timestamp(milliseconds: time.milliseconds + 86_400_000))
    try BundleWriter.write(
      to: path, header: header, items: KeysContent.items(records),
      signers: roots.map { .init(.root, $0) })
    return path
  }

  @Test("The newest counts, in whatever order they are named, and each fingerprint is told")
  func rotation() throws {
    let first = try bundle(1, [root(old, version: 1)], sealedBy: [old])
    let lines = [root(old, version: 1), root(new, version: 2)]
    let second = try bundle(2, lines, sealedBy: [old, new])
    for paths in [[first, second], [second, first]] {
      let chain = try KeysChain(paths)
      #expect(chain.records == lines)
      #expect(chain.sources.map(\.path) == [first, second])
      let roots = try AuditorKeys(paths).trust
      #expect(roots.keys(role: .root).contains { $0.key == new.publicKey })
    }
  }

  @Test("New roots that the old ones did not seal are refused")
  func usurper() throws {
    let first = try bundle(1, [root(old, version: 1)], sealedBy: [old])
    let second = try bundle(2, [root(new, version: 2)], sealedBy: [new])
    let none = BundleError.signersMissing(.keys, role: .root, have: 0, need: 1)
    #expect(throws: none) { try KeysChain([second, first]) }
    let same = try bundle(
      3, [root(old, version: 1), root(new, version: 1)], sealedBy: [old, new])
    #expect(throws: TrustError.rootsDiffer(version: 1)) { try KeysChain([first, same]) }
  }

  @Test("Bundles of two offices are not mixed")
  func twoOffices() throws {
    let here = try bundle(1, [root(old, version: 1)], sealedBy: [old])
    let there = try bundle(1, [root(new, version: 1)], sealedBy: [new], region: "140500")
    #expect(throws: Failure.Thrown.self) { try KeysChain([here, there]) }
  }
}
