import Foundation
import Support
import Testing

@Suite("yicha office keys export")
struct KeysExportTests {
  /// Exports from a copy of the kept round's office, where all keys are enrolled.
  private func export(to name: String) throws -> (folder: TemporaryFolder, said: ProgramRun) {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/office", toPath: folder.path + "/office")
    let said = try Program.yicha(
      "office", "keys", "export", "\(folder.path)/\(name)", "--store", folder.path + "/office",
      clock: "2023-09-06T03:00:00Z")
    return (folder, said)
  }

  private func results() throws -> [String] {
    try KeptDemo.files("results/day-2", ending: ".zip.age")
      .compactMap { try PlainBundles.copy(of: $0) }
  }

  @Test(
    "A folder has what the auditors' verifiers read",
    .needs(.bash, .unzip, .openssl, .sha256sum, .awk, .zcat, .python, .cryptography))
  func folder() throws {
    let (folder, said) = try export(to: "public")
    #expect(said.code == 0, "\(said.errors)")
    let keys = "\(folder.path)/public/keys"
    for bundle in try results() {
      let shell = try ProgramRun(["bash", Project.path("Bundles/verify.sh"), bundle, keys])
      #expect(shell.code == 0, "\(shell.output)\(shell.errors)")
      let script = try ProgramRun(["python3", Project.path("Bundles/verify.py"), bundle, keys])
      #expect(script.code == 0, "\(script.output)")
    }
  }

  @Test("yicha verify takes the bundle of keys with the lines that are newer than it")
  func lines() throws {
    let (folder, _) = try export(to: "public")
    let older = "\(folder.path)/public/KEYS.zip"
    let bundle = try #require(results().first)
    let alone = try Program.yicha("verify", bundle, "--keys", older)
    #expect(alone.code == 21, "the keys of before enrolment know no laptop")
    let lines = "\(folder.path)/public/keys.jsonl"
    for keys in [[older, lines], [lines, older]] {
      let own = try Program.run(
        Program.path("yicha"), ["verify", bundle, "--keys", keys[0], "--keys", keys[1]])
      #expect(own.code == 0, "\(own.errors)")
    }
    let whole = try Program.yicha("verify", bundle, "--keys", folder.path + "/public")
    #expect(whole.code == 0, "the folder stands for both: \(whole.errors)")
  }

  @Test("A folder that is there is brought up to date")
  func again() throws {
    let (folder, _) = try export(to: "public")
    let again = try Program.yicha(
      "office", "keys", "export", folder.path + "/public", "--store", folder.path + "/office",
      clock: "2023-09-06T04:00:00Z")
    #expect(again.code == 0, "\(again.errors)")
  }

  @Test("A name that ends with .zip is one file")
  func file() throws {
    let (folder, said) = try export(to: "K.zip")
    #expect(said.code == 0, "\(said.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["K.zip", "office"])
  }
}
