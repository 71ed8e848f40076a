import Canonical
import Foundation
import Testing

@testable import Sealing

@Suite("Keys bundles")
struct KeysContentTests {
  private func withKeysBundle(
    _ records: [KeyRecord], signers: [BundleWriter.Signer],
    _ body: (_ path: String, _ folder: String) throws -> Void
  ) throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("KEYS.zip").path
      try BundleWriter.write(
        to: path, header: SmallBundle.header(.keys), items: KeysContent.items(records),
        signers: signers)
      try body(path, folder.path)
    }
  }

  /// Pins the roots as a new laptop does.
  private func pinned(_ path: String, _ folder: String) throws -> Trust {
    try OpenedKeys.introduced(bundleAt: path, copyingInto: folder).trust
  }

  @Test("A laptop that trusts nothing pins the roots and gets every key")
  func pinning() throws {
    let records = [
      try TrustTests.device(signedBy: TestKeys.office()), try TrustTests.office(),
      try TrustTests.root(TestKeys.root()),
    ]
    try withKeysBundle(records, signers: SmallBundle.signers(.keys)) { path, folder in
      let trust = try pinned(path, folder)
      #expect(trust.keys.count == 3)
      #expect(SmallBundle.refusal(try SmallBundle.bytes(.task), trust: trust) == nil)
      #expect(SmallBundle.refusal(try SmallBundle.bytes(.result), trust: trust) == nil)
    }
  }

  @Test("One root of two cannot be pinned as if it were all")
  func tooFew() throws {
    let records = [
      try TrustTests.root(TestKeys.root(), threshold: 2),
      try TrustTests.root(TestKeys.secondRoot(), threshold: 2),
    ]
    try withKeysBundle(records, signers: SmallBundle.signers(.keys)) { path, folder in
      #expect(throws: TrustError.threshold(have: 1, need: 2)) { try pinned(path, folder) }
    }
  }

  @Test("A signer whose key is not in the bundle cannot be introduced")
  func missing() throws {
    let name = try TestKeys.root().publicKey.kid16
    try withKeysBundle([try TrustTests.office()], signers: SmallBundle.signers(.keys)) { path, _ in
      #expect(throws: BundleError.unknownKey(key: name)) {
        try KeysBundleSigners.read(bundleAt: path)
      }
    }
  }

  @Test("The fingerprint is 20 characters in groups of 5, whatever the order of the keys")
  func fingerprint() throws {
    let ids = [try TestKeys.root().publicKey.id, try TestKeys.secondRoot().publicKey.id]
    let text = RootFingerprint.text(version: 1, threshold: 2, roots: ids)
    #expect(text == RootFingerprint.text(version: 1, threshold: 2, roots: ids.reversed()))
    #expect(text.split(separator: "-").map(\.count) == [5, 5, 5, 5])
    for other in [
      RootFingerprint.text(version: 1, threshold: 2, roots: ids.prefix(1)),
      RootFingerprint.text(version: 1, threshold: 1, roots: ids),
      RootFingerprint.text(version: 2, threshold: 2, roots: ids),
    ] { #expect(text != other) }
  }
}
