import Testing

@testable import Sealing

@Suite("age: passphrases")
struct AgeScryptTests {
  private static let phrase = "市场监管 correct horse"

  @Test("The passphrase opens the file and another does not")
  func roundTrip() throws {
    let plain = TestAge.plain(100)
    let file = try TestAge.encrypted(plain, to: [TestAge.scryptRecipient(Self.phrase)])
    let identity = try #require(AgeScryptIdentity(passphrase: Self.phrase))
    #expect(try TestAge.decrypted(file, by: [identity]) == plain)
    let other = try #require(AgeScryptIdentity(passphrase: "other"))
    #expect(throws: AgeError.noMatch) { try TestAge.decrypted(file, by: [other]) }
    #expect(throws: AgeError.noMatch) { try TestAge.decrypted(file, by: [TestAge.identity()]) }
  }

  @Test("More work than allowed is refused before any of it is done")
  func limit() throws {
    let file = try TestAge.encrypted([], to: [TestAge.scryptRecipient(Self.phrase)])
    let identity = try #require(AgeScryptIdentity(passphrase: Self.phrase, workFactorLimit: 1))
    #expect(throws: AgeError.workFactor(TestAge.testOnlyWorkFactor, limit: 1)) {
      try TestAge.decrypted(file, by: [identity])
    }
    for factor in [-1, 0, AgeScryptIdentity.workFactorLimit + 1, 64] {
      #expect(AgeScryptRecipient(passphrase: Self.phrase, workFactor: factor) == nil)
    }
  }

  @Test("A passphrase stands alone")
  func alone() throws {
    let phrase = try TestAge.scryptRecipient(Self.phrase)
    #expect(throws: AgeError.notAlone(type: "scrypt")) {
      try TestAge.encrypted([], to: [TestAge.recipient(), phrase])
    }
    #expect(throws: AgeError.notAlone(type: "scrypt")) {
      try TestAge.encrypted([], to: [phrase, phrase])
    }
  }

  @Test("There is no empty passphrase")
  func empty() {
    #expect(AgeScryptRecipient(passphrase: "") == nil)
    #expect(AgeScryptIdentity(passphrase: "") == nil)
  }
}
