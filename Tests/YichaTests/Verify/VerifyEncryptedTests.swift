import Foundation
import Support
import Testing

@Suite("yicha verify of encrypted bundles", .needs(.age))
struct VerifyEncryptedTests {
  private let folder: TemporaryFolder

  /// A bundle that stock age encrypted, the key that opens it, and one that does not.
  init() throws {
    folder = try TemporaryFolder()
    let made = try shell(
      """
      age-keygen -o $D/key 2>/dev/null && age-keygen -o $D/other 2>/dev/null
      age -r $(age-keygen -y $D/key) -o $D/r.zip.age valid/result.zip
      """)
    try #require(made.code == 0, "\(made.errors)")
  }

  private func shell(_ script: String) throws -> ProgramRun {
    try Program.run(
      "/bin/bash", ["-c", "set -eo pipefail; " + script], in: Project.path("Bundles"),
      environment: ["YICHA_LANG": "en", "YICHA": Program.path("yicha"), "D": folder.path])
  }

  @Test(
    "It is decrypted while it is verified: here, or by age before",
    arguments: [
      "$YICHA verify $D/r.zip.age --keys keys --identity $D/key",
      "$YICHA verify $D/r.zip.age --keys keys --identity $D/other --identity $D/key",
      "cat $D/other $D/key > $D/both; $YICHA verify $D/r.zip.age --keys keys --identity $D/both",
      "$YICHA verify - --keys keys --identity $D/key < $D/r.zip.age",
      "age -d -i $D/key $D/r.zip.age | $YICHA verify - --keys keys",
      "$YICHA verify <(age -d -i $D/key $D/r.zip.age) --keys keys",
      "$YICHA verify valid/result.zip --keys keys --identity $D/key",
    ])
  func opened(script: String) throws {
    let run = try shell(script)
    #expect(run.code == 0 && run.output.hasPrefix("verified: result "), "\(run.errors)")
  }

  @Test("Without an identity: 64, and both ways to open it")
  func locked() throws {
    let run = try shell("$YICHA verify $D/r.zip.age --keys keys")
    #expect(run.code == 64, "\(run.errors)")
    #expect(run.errors.contains("--identity KEY") && run.errors.contains("age -d -i KEY "))
    let json = try shell("$YICHA verify $D/r.zip.age --keys keys --json || true")
    #expect(json.output.contains("\"verdict\":\"encrypted\""), "\(json.output)")
  }

  @Test("With a key that does not open it: 22; cut or altered: 20; with no identity file: 1")
  func refused() throws {
    let other = try shell("$YICHA verify $D/r.zip.age --keys keys --identity $D/other")
    #expect(other.code == 22, "\(other.errors)")
    let cut = try shell(
      "head -c -20 $D/r.zip.age > $D/cut; $YICHA verify $D/cut --keys keys --identity $D/key")
    #expect(cut.code == 20, "\(cut.errors)")
    let file = URL(filePath: "\(folder.path)/r.zip.age")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 100] ^= 1
    try bytes.write(to: URL(filePath: "\(folder.path)/flipped"))
    let flipped = try shell("$YICHA verify $D/flipped --keys keys --identity $D/key")
    #expect(flipped.code == 20, "\(flipped.errors)")
    let none = try shell("$YICHA verify $D/r.zip.age --keys keys --identity valid/result.expect")
    #expect(none.code == 1 && none.errors.contains("hint: "), "\(none.errors)")
  }

  @Test("In a folder each is opened; without an identity a person is needed: 3")
  func folderOfBoth() throws {
    let made = try shell("mkdir $D/s && cp valid/task.zip $D/r.zip.age $D/s")
    #expect(made.code == 0)
    let opened = try shell("$YICHA verify $D/s --keys keys --identity $D/key")
    #expect(opened.code == 0 && opened.output.contains("r.zip.age  0  verified: "))
    let locked = try shell("$YICHA verify $D/s --keys keys")
    #expect(locked.code == 3 && locked.output.contains("r.zip.age  3  "), "\(locked.output)")
  }
}
