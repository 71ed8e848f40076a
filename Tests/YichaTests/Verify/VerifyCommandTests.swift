import Foundation
import Glibc
import Support
import Testing

@Suite("yicha verify, as an auditor uses it")
struct VerifyCommandTests {
  /// Runs a line of shell in `Bundles`, where the vectors and their keys lie.
  private func shell(_ script: String, language: String = "en") throws -> ProgramRun {
    try Program.run(
      "/bin/bash", ["-c", "set -o pipefail; " + script], in: Project.path("Bundles"),
      environment: ["YICHA_LANG": language, "YICHA": Program.path("yicha")])
  }

  private func json(_ run: ProgramRun) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }

  @Test(
    "A bundle is read from standard input, from a pipe and from a named pipe",
    arguments: [
      "$YICHA verify - --keys keys < valid/result.zip",
      "cat valid/result.zip | $YICHA verify - --keys keys",
      "cat valid/result.zip | $YICHA verify /dev/stdin --keys keys",
      "$YICHA verify <(cat valid/result.zip) --keys keys",
      "D=$(mktemp -d); mkfifo $D/p; cat valid/result.zip > $D/p & $YICHA verify $D/p --keys keys",
    ])
  func streams(script: String) throws {
    let run = try shell(script)
    #expect(run.code == 0 && run.output.hasPrefix("verified: result "), "\(run.errors)")
  }

  @Test("A stream that ends too early: 20; one that never ends is refused in its first bytes: 20")
  func brokenStreams() throws {
    let cut = try shell("head -c 700 valid/result.zip | $YICHA verify - --keys keys")
    #expect(cut.code == 20 && cut.errors.contains("truncated"), "\(cut.errors)")
    let endless = try shell("timeout 10 $YICHA verify /dev/zero --keys keys")
    #expect(endless.code == 20, "\(endless.errors)")
    let empty = try shell("$YICHA verify - --keys keys < /dev/null")
    #expect(empty.code == 20, "\(empty.errors)")
  }

  @Test("Without keys a keys bundle introduces itself; all else, and any stream, needs them: 64")
  func withoutKeys() throws {
    let bundle = try KeptDemo.round.get().folder + "/KEYS.zip"
    let introduced = try shell("$YICHA verify \(bundle)")
    #expect(introduced.code == 0, "\(introduced.errors)")
    #expect(introduced.errors.contains("root fingerprint "), "\(introduced.errors)")
    for script in ["valid/result.zip", "- < valid/keys.zip", "<(cat valid/keys.zip)", "/dev/zero"] {
      let run = try shell("timeout 10 $YICHA verify \(script)")
      #expect(run.code == 64 && run.errors.contains("--keys KEYS.zip"), "\(run.errors)")
    }
  }

  @Test("keys.jsonl without the office key that signed it: 64, and what to add")
  func linesAlone() throws {
    let run = try shell(
      "grep signature keys/now.jsonl > $TMPDIR/signed.jsonl; "
        + "$YICHA verify valid/result.zip --keys $TMPDIR/signed.jsonl")
    #expect(run.code == 64, "\(run.errors)")
    #expect(run.errors.contains("--keys KEYS.zip --keys keys.jsonl"), "\(run.errors)")
  }

  @Test("Each signer is named with role, key, holder and validity, in both languages")
  func signers() throws {
    let words = "$YICHA verify valid/result.zip --keys keys --keys keys/device-revoked.jsonl"
    let run = try shell(words)
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.output.contains(
        "signed by device d016df3d83373617 (device:d016df3d83373617), valid from "
          + "2023-02-01T00:00:00Z, revoked from 2023-09-01T00:00:00Z, after the key was revoked"),
      "\(run.output)")
    let chinese = try shell(words, language: "zh")
    #expect(chinese.output.contains("密钥当时已撤销") && chinese.output.contains("（封条的时间）"))
    let value = try json(shell(words + " --json"))
    let signer = try #require((value["signers"] as? [[String: Any]])?.first)
    #expect(signer["from"] as? String == "2023-02-01T00:00:00Z")
    #expect((signer["revoked"] as? [String: Any])?["at"] as? String == "2023-09-01T00:00:00Z")
    #expect(value["judged_at"] as? String == "2023-09-04T09:40:00Z")
    let keys = try #require(value["keys"] as? [[String: Any]])
    #expect(keys.map { $0["form"] as? String } == ["folder", "lines"])
  }

  @Test("Keys and expiry are judged at the time that --at names, or a day's beginning in China")
  func at() throws {
    let lines = "--keys keys --keys keys/device-revoked.jsonl"
    let before = try json(
      shell("$YICHA verify valid/result.zip \(lines) --at 2023-08-31T23:59:59Z --json"))
    #expect((before["signers"] as? [[String: Any]])?.first?["doubt"] is NSNull)
    let day = try json(shell("$YICHA verify valid/result.zip \(lines) --at 2023-09-02 --json"))
    #expect(day["judged_at"] as? String == "2023-09-01T16:00:00Z")
    #expect((day["signers"] as? [[String: Any]])?.first?["doubt"] is [String: Any])
    let office = "$YICHA verify valid/task.zip --keys keys --keys keys/office-revoked.jsonl"
    let revoked = try shell(office)
    #expect(revoked.code == 21, "\(revoked.errors)")
    let good = try shell(office + " --at 2023-09-04T09:39:59Z")
    #expect(good.code == 0 && good.output.contains("(--at)"), "\(good.errors)")
    let expired = try shell("$YICHA verify valid/task.zip --keys keys --at 2031-01-01")
    #expect(expired.code == 0 && expired.output.contains("expired at that time"))
    let wrong = try shell("$YICHA verify valid/task.zip --keys keys --at yesterday")
    #expect(wrong.code == 64 && wrong.errors.contains("--at 2023-09-04"), "\(wrong.errors)")
  }

  @Test("Keys may come in any order")
  func order() throws {
    for keys in ["keys/device-revoked.jsonl keys", "keys keys/device-revoked.jsonl"] {
      let words = keys.split(separator: " ").map { "--keys \($0)" }.joined(separator: " ")
      let value = try json(shell("$YICHA verify valid/result.zip \(words) --json"))
      let signer = try #require((value["signers"] as? [[String: Any]])?.first)
      #expect(signer["doubt"] is [String: Any], "\(keys)")
    }
  }

  @Test("Each bundle of a folder in its line; the exit is the first of 23, 21, 20, 22, 3")
  func folder() throws {
    let folder = try TemporaryFolder()
    func add(_ vector: String) throws {
      try FileManager.default.copyItem(
        atPath: Project.path("Bundles/\(vector)"),
        toPath: "\(folder.path)/\((vector as NSString).lastPathComponent)")
    }
    for vector in ["valid/result.zip", "valid/task.zip"] { try add(vector) }
    try Data("a note".utf8).write(to: URL(filePath: "\(folder.path)/note.txt"))
    let words = "$YICHA verify \(folder.path) --keys keys"
    let good = try shell(words)
    #expect(good.code == 0, "\(good.errors)")
    #expect(good.output.contains("result.zip  0  verified: result "), "\(good.output)")
    #expect(!good.output.contains("note.txt"))
    try Data("cut short".utf8).write(to: URL(filePath: "\(folder.path)/a.zip"))
    let malformed = try shell(words)
    #expect(malformed.code == 20, "\(malformed.output)")
    #expect(malformed.output.contains("a.zip  20  refused: container: "), "\(malformed.output)")
    let stranger = try #require(try VerifyVectorTests.broken(exit: 21).first)
    try add(stranger)
    let refused = try shell(words + " --json")
    #expect(refused.code == 21, "\(refused.output)")
    let value = try json(refused)
    let bundles = try #require(value["bundles"] as? [[String: Any]])
    #expect(Set(bundles.compactMap { $0["code"] as? Int }) == [0, 20, 21])
    #expect(value["verdict"] as? String == "refused" && value["code"] as? Int == 21)
    let bare = try shell("$YICHA verify \(folder.path)")
    #expect(bare.code == 64 && bare.errors.contains("--keys KEYS.zip"), "\(bare.errors)")
  }

  @Test("A pipe in a folder is not opened: its line says what it is, its writer goes on waiting")
  func pipeInFolder() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/p.zip", 0o600) == 0)
    let run = try shell(
      """
      (echo x > \(folder.path)/p.zip; echo opened > \(folder.path)/felt) & W=$!
      timeout 10 $YICHA verify \(folder.path) --keys keys; CODE=$?
      kill -9 $W; wait $W 2>/dev/null; test ! -e \(folder.path)/felt && exit $CODE
      """)
    #expect(run.code == 20, "\(run.output)\(run.errors)")
    #expect(run.output.contains("p.zip  20  refused: container: "), "\(run.output)")
  }
}
