import Canonical
import Testing

@testable import Sealing

@Suite("Keys from several places")
struct GatheredKeysTests {
  private func device() throws -> KeyRecord { try TrustTests.device(signedBy: TestKeys.office()) }

  private func end() throws -> KeyRecord {
    let end = KeyRevocation(at: try SmallBundle.time("2023-03-01T00:00:00Z"))
    return try KeyRecord(
      .revoked(key: TestKeys.device().publicKey.id, end), signedBy: TestKeys.office())
  }

  private func sealed() throws -> [KeyRecord] {
    [try TrustTests.root(TestKeys.root()), try TrustTests.office()]
  }

  @Test("Lines are signed by the office of a keys bundle, or of a folder of keys")
  func signedLines() throws {
    let device = try TestKeys.device().publicKey.id
    var keys = GatheredKeys()
    keys.lines = [try end(), try self.device()]
    #expect(keys.lacksOffice)
    keys.sealed = try sealed()
    #expect(!keys.lacksOffice)
    #expect(try keys.trust().keys[device]?.revocation != nil)
    keys.sealed = nil
    keys.bare = try TestKeys.all()
    #expect(!keys.lacksOffice)
    let trusted = try #require(try keys.trust().keys[device])
    #expect(trusted.revocation != nil && trusted.holder != nil)
  }

  @Test("Beside a keys bundle, a line that nobody signed may only repeat what the roots sealed")
  func unsignedLines() throws {
    var keys = GatheredKeys()
    keys.sealed = try sealed()
    keys.lines = try sealed() + [device()]
    #expect(try keys.trust().keys.count == 3)
    let stranger = try TestKeys.stranger()
    keys.lines = [try TrustTests.root(stranger, version: 9)]
    #expect(throws: TrustError.notSealedByRoots(key: stranger.publicKey.kid16)) {
      try keys.trust()
    }
    keys.sealed = nil
    #expect(try keys.trust().keys(role: .root).map(\.key) == [stranger.publicKey])
  }

  @Test("Beside a keys bundle, a folder may only repeat what roots and office vouch for")
  func folderBeside() throws {
    var keys = GatheredKeys()
    keys.sealed = try sealed()
    keys.lines = [try device()]
    keys.bare = [
      try TestKeys.trusted(TestKeys.root(), .root),
      try TestKeys.trusted(TestKeys.device(), .device),
    ]
    #expect(try keys.trust().keys.count == 3)
    let stranger = try TestKeys.stranger()
    for role in [KeyRole.office, .device] {
      keys.bare = [try TestKeys.trusted(stranger, role)]
      #expect(throws: TrustError.notSealedByRoots(key: stranger.publicKey.kid16)) {
        try keys.trust()
      }
    }
  }

  @Test("A root that was replaced does not come back by its file")
  func oldRoot() throws {
    var keys = GatheredKeys()
    keys.bare = try TestKeys.all()
    keys.lines = [
      try TrustTests.root(TestKeys.root()), try TrustTests.root(TestKeys.secondRoot(), version: 2),
    ]
    let roots = try keys.trust().keys(role: .root).map(\.key)
    #expect(roots == [try TestKeys.secondRoot().publicKey])
  }

  @Test("A key in two roles is refused")
  func twoRoles() throws {
    var keys = GatheredKeys()
    keys.sealed = try sealed()
    keys.bare = [try TestKeys.trusted(TestKeys.office(), .inspector)]
    #expect(throws: TrustError.prefixTaken(key: try TestKeys.office().publicKey.kid16)) {
      try keys.trust()
    }
  }
}
