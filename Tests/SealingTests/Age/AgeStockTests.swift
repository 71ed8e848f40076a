import Foundation
import Support
import Testing

@testable import Sealing

@Suite("age: the stock tool")
struct AgeStockTests {
  private static let sizes = [0, 1, AgeChunks.plainBytes, 3 * AgeChunks.plainBytes + 5]

  @Test("age opens what is written here for two recipients", .needs(.age), arguments: sizes)
  func stockOpens(count: Int) throws {
    try withFolder { folder in
      let plain = TestAge.plain(count)
      let recipients = [try TestAge.recipient(1), try TestAge.recipient(2)]
      let file = try Self.write(TestAge.encrypted(plain, to: recipients), "f.age", in: folder)
      for seed: UInt64 in 1...2 {
        let key = try Self.write(
          Array(TestAge.identity(seed).text.utf8), "key\(seed)", in: folder)
        let out = folder.appending(path: "out\(seed)")
        // With -o, age makes no file of an empty payload.
        try Self.succeeds([
          "sh", "-c", "age -d -i \"$1\" \"$2\" > \"$3\"", "sh", key, file, out.path,
        ])
        #expect(Array(try Data(contentsOf: out)) == plain)
      }
    }
  }

  @Test("What age writes is opened here", .needs(.age), arguments: sizes)
  func stockWrites(count: Int) throws {
    try withFolder { folder in
      let plain = TestAge.plain(count)
      let file = try Self.write(plain, "plain", in: folder)
      let out = folder.appending(path: "f.age")
      try Self.succeeds([
        "age", "-r", TestAge.recipient(1).text, "-r", TestAge.recipient(2).text, "-o", out.path,
        file,
      ])
      let encrypted = Array(try Data(contentsOf: out))
      for seed: UInt64 in 1...2 {
        #expect(try TestAge.decrypted(encrypted, by: [TestAge.identity(seed)]) == plain)
      }
    }
  }

  @Test("age-keygen derives the same recipient of an identity", .needs(.age))
  func recipient() throws {
    try withFolder { folder in
      let key = try Self.write(Array(TestAge.identity().text.utf8), "key", in: folder)
      let run = try Self.succeeds(["age-keygen", "-y", key])
      #expect(run.output == (try TestAge.recipient().text) + "\n")
    }
  }

  @Test("age opens a file under a passphrase", .needs(.age, .python))
  func stockOpensPassphrase() throws {
    try withFolder { folder in
      let plain = TestAge.plain(100)
      let recipient = try TestAge.scryptRecipient(Self.phrase)
      let file = try Self.write(TestAge.encrypted(plain, to: [recipient]), "f.age", in: folder)
      let out = folder.appending(path: "out")
      try Self.succeeds(Self.typing + ["age", "-d", "-o", out.path, file])
      #expect(Array(try Data(contentsOf: out)) == plain)
    }
  }

  @Test("A passphrase file of age is opened here", .needs(.age, .python))
  func stockWritesPassphrase() throws {
    try withFolder { folder in
      let plain = TestAge.plain(100)
      let file = try Self.write(plain, "plain", in: folder)
      let out = folder.appending(path: "f.age")
      try Self.succeeds(Self.typing + ["age", "-p", "-o", out.path, file])
      let identity = try #require(AgeScryptIdentity(passphrase: Self.phrase))
      #expect(try TestAge.decrypted(Array(Data(contentsOf: out)), by: [identity]) == plain)
    }
  }

  private static let phrase = "测试 correct horse"

  /// age asks its terminal and nothing else, so it gets one, on which each question is answered.
  private static let typing = [
    "python3", "-c",
    """
    import os, pty, sys
    phrase, *command = sys.argv[1:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    while True:
        try:
            said = os.read(terminal, 4096)
        except OSError:
            break
        if not said:
            break
        if b'passphrase' in said and b':' in said:
            os.write(terminal, phrase.encode() + b'\\n')
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """, phrase,
  ]

  private static func write(_ bytes: [UInt8], _ name: String, in folder: URL) throws -> String {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult
  private static func succeeds(_ words: [String]) throws -> ProgramRun {
    let run = try ProgramRun(words)
    try #require(run.code == 0, "\(run.output)\(run.errors)")
    return run
  }
}
