import Canonical
import Foundation
import Support
import Testing

@testable import Sealing

@Suite("Keys")
struct KeyTests {
  @Test("The id is the SHA-256 of the SubjectPublicKeyInfo, and PEM round-trips")
  func identity() throws {
    let key = try TestKeys.device().publicKey
    #expect(key.id == Digest.sha256(key.der))
    #expect(key.der.count == 44)
    #expect(PublicKey(pem: key.pem) == key)
    #expect(PublicKey(der: key.der) == key)
    #expect(key.kid16 == String(key.id.hex.prefix(16)))
  }

  @Test("Any other spelling of a PEM text is refused")
  func otherSpellings() throws {
    let text = String(decoding: try TestKeys.device().publicKey.pem, as: UTF8.self)
    for bad in [
      text + "\n", " " + text, text.replacing("\n", with: "\r\n"),
      text.replacing("PUBLIC", with: "PRIVATE"), String(text.dropLast()), "",
    ] {
      #expect(PublicKey(pem: Array(bad.utf8)) == nil)
    }
  }

  @Test("A signature holds for its key and its bytes only")
  func signing() throws {
    let key = try TestKeys.device()
    let signature = try key.sign([1, 2, 3])
    #expect(key.publicKey.isValid(signature, for: [1, 2, 3]))
    #expect(!key.publicKey.isValid(signature, for: [1, 2, 4]))
    #expect(!(try TestKeys.office().publicKey.isValid(signature, for: [1, 2, 3])))
    #expect(!key.publicKey.isValid(Array(signature.dropLast()), for: [1, 2, 3]))
  }

  @Test("A private key file can be read by its owner only, is never written over, and round-trips")
  func privateFile() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("device.key").path
      let key = try TestKeys.device()
      try key.write(toNewFileAt: path)
      #expect(try PrivateKey(readingFileAt: path).publicKey == key.publicKey)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o600)
      #expect(throws: BundleError.file(operation: "create", path: path, errno: EEXIST)) {
        try key.write(toNewFileAt: path)
      }
    }
  }

  @Test("New keys differ")
  func generation() throws {
    #expect(try PrivateKey().publicKey != PrivateKey().publicKey)
  }

  @Test("A private key shows nothing of itself when printed or dumped")
  func neverShown() throws {
    let key = try TestKeys.device()
    var dumped = ""
    dump(key, to: &dumped)
    #expect("\(key)" == "private key of \(key.publicKey.kid16)")
    #expect(!dumped.contains("raw"))
  }

  @Test(
    "openssl reads both files and agrees on the id",
    .needs(.openssl))
  func openssl() throws {
    try withFolder { folder in
      let key = try TestKeys.device()
      let file = folder.appendingPathComponent("k").path
      try key.write(toNewFileAt: file)
      let publicText = try ProgramRun(["openssl", "pkey", "-in", file, "-pubout"])
      #expect(publicText.output == String(decoding: key.publicKey.pem, as: UTF8.self))
      let privateText = try ProgramRun(["openssl", "pkey", "-in", file])
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data(privateText.output.utf8))
    }
  }

  @Test("A folder of keys is written and read, each key under its own name")
  func folder() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("keys").path
      try KeyFolder.write(TestKeys.all(), to: path)
      try KeyFolder.write(TestKeys.all(), to: path)
      let read = try KeyFolder.read(path)
      #expect(Set(read.map(\.key.id)) == Set(try TestKeys.all().map(\.key.id)))
      let wrong = "\(path)/office/0000000000000000.pem"
      try Data(TestKeys.stranger().publicKey.pem).write(to: URL(fileURLWithPath: wrong))
      #expect(throws: BundleError.key(wrong)) { try KeyFolder.read(path) }
    }
  }
}
