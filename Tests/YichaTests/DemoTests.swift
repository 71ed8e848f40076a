import Foundation
import Support
import Testing

@Suite("The demo's round, and what stock tools say of it")
struct DemoTests {
  @Test("The round ends well and says what happened")
  func ends() throws {
    let outcome = try KeptDemo.round.get().outcome
    #expect(outcome.code == 0, "\(outcome.errors)")
    for words in [
      "already imported", "refused: chunk 0 of the encrypted bundle",
      "waiting for result 1 of device:",
      "1 conflict;",
      "decided V-", "Summary", "nothing was lost", "1 conflict decided, 1 damaged bundle refused",
    ] {
      #expect(outcome.output.contains(words), "\(words)\n\(outcome.output)")
    }
  }

  @Test("--json prints one object and no story; what is kept is only what is said")
  func json() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.yicha(
      "demo", "--json", "--seed", "7", "--keep", folder.path + "/kept")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let summary = try #require(value as? [String: Any])
    #expect(summary["folder"] as? String == folder.path + "/kept")
    #expect(summary["conflicts_decided"] as? Int == 1 && summary["bundles_refused"] as? Int == 1)
    #expect(summary["rate"] as? String == "4/4 = 100 %")
    let top = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/kept")
    #expect(!top.contains("photo.bmp"))
    for name in summary["files"] as? [String] ?? [] {
      #expect(FileManager.default.fileExists(atPath: folder.path + "/kept/" + name), "\(name)")
    }
  }

  @Test("The same seed tells the same round, another seed another one")
  func seeded() throws {
    let first = try Self.chance(in: KeptDemo.round.get().outcome)
    #expect(first.count > 3)
    #expect(try Self.chance(in: Self.round(seed: 7)) == first)
    let other = try Self.chance(in: Self.round(seed: 8))
    #expect(zip(other, first).allSatisfy { $0 != $1 })
  }

  private static func round(seed: Int) throws -> ProgramRun {
    try Program.run(Program.path("yicha"), ["demo", "--lang", "en", "--seed", "\(seed)"])
  }

  /// The lines that tell what chance decided: the keys, the draws, the conflict.
  private static func chance(in run: ProgramRun) throws -> [Substring] {
    try #require(run.code == 0, "\(run.errors)")
    return run.output.split(separator: "\n").filter { line in
      ["root fingerprint", " drawn, ", "conflict V-"].contains { line.contains($0) }
    }
  }

  @Test(
    "verify.sh and verify.py accept every bundle but the damaged one",
    .needs(.bash, .unzip, .openssl, .sha256sum, .awk, .zcat, .python, .cryptography))
  func bundles() throws {
    let round = try KeptDemo.round.get()
    let keys = round.folder + "/keys"
    var refused: [String] = []
    let all =
      try KeptDemo.files("tasks", ending: ".zip.age")
      + KeptDemo.files("results", ending: ".zip.age")
      + [round.folder + "/KEYS.zip"]
    #expect(all.count > 12)
    for file in all {
      guard let bundle = try PlainBundles.copy(of: file) else {
        refused.append(file)
        continue
      }
      let shell = try ProgramRun(["bash", "\(Program.root)/Bundles/verify.sh", bundle, keys])
      let script = try ProgramRun(["python3", "\(Program.root)/Bundles/verify.py", bundle, keys])
      let own = try Program.run(
        Program.path("yicha"), ["verify", bundle, "--keys", keys, "--lang", "en"])
      #expect((shell.code == 0) == (script.code == 0), "\(bundle)\n\(shell.output)\(script.output)")
      #expect(own.code == script.code, "\(bundle)\n\(own.output)\(own.errors)\(script.output)")
      if script.code != 0 { refused.append(bundle) }
    }
    #expect(refused.count == 1 && refused.allSatisfy { $0.contains("day-1") }, "\(refused)")
  }

  @Test("verify_draw.py and yicha verify accept every draw", .needs(.python))
  func draws() throws {
    let folders = try KeptDemo.files("draws", ending: "plan.json").map {
      ($0 as NSString).deletingLastPathComponent
    }
    #expect(folders.count == 3)
    for folder in folders {
      let script = try ProgramRun(["python3", "\(Program.root)/Bundles/verify_draw.py", folder])
      #expect(script.code == 0 && script.output.contains("verified"), "\(script.output)")
      let own = try Program.yicha("verify", folder)
      #expect(own.code == 0, "\(own.errors)")
    }
  }

  @Test(
    "yicha verify says of the reference draws what the script says",
    .needs(shared: "reference/draws"), arguments: 1...4)
  func referenceDraws(_ number: Int) throws {
    let folder = Project.shared.appending(path: "reference/draws/\(number)").path
    let own = try Program.yicha("verify", folder)
    #expect(own.code == 0, "\(own.errors)")
  }

  @Test("verify_journal.py finds every exported journal intact", .needs(.python, .cryptography))
  func journals() throws {
    let journals = try KeptDemo.files("journals", ending: "journal.jsonl")
    #expect(journals.count == 5)
    for journal in journals {
      let folder = (journal as NSString).deletingLastPathComponent
      let keys = try String(contentsOfFile: folder + "/vkeys", encoding: .utf8)
        .split(separator: "\n").map(String.init)
      let receipts = try FileManager.default.contentsOfDirectory(atPath: folder + "/receipts")
        .sorted().map { "\(folder)/receipts/\($0)" }
      let script = try ProgramRun(
        ["python3", "\(Program.root)/Bundles/verify_journal.py", journal]
          + ["\(folder)/checkpoint.txt"] + keys + receipts)
      #expect(script.code == 0 && script.output.contains("VERDICT intact"), "\(script.output)")
      let isOffice = folder.hasSuffix("/office")
      #expect(isOffice || !receipts.isEmpty, "the office's receipts came home")
      let own = try Program.yicha("verify", folder)
      #expect(own.code == 0, "\(own.errors)")
    }
  }

  @Test("What is published holds no telephone number and no risk class")
  func published() throws {
    let files = try KeptDemo.files("published", ending: "")
      .filter { $0.contains("publication.") }
    #expect(files.count == 3)
    for file in files {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(!text.isEmpty)
      #expect(text.range(of: "100[0-9]{8}", options: .regularExpression) == nil, "\(file)")
      // The page says of itself that it holds none.
      let besides = text.replacingOccurrences(of: "不含信用风险分类", with: "")
      #expect(!besides.contains("风险"), "\(file)")
    }
  }
}
