import Foundation
import Testing

@Suite("The demo's round, and what stock tools say of it")
struct DemoTests {
  @Test("The round ends well and says what happened")
  func ends() throws {
    let outcome = try KeptDemo.round.get().outcome
    #expect(outcome.code == 0, "\(outcome.errors)")
    for words in [
      "already imported", "refused (2", "waiting for result 1 of device:", "1 conflicts",
      "decided V-", "Summary", "nothing was lost",
    ] {
      #expect(outcome.output.contains(words), "\(words)\n\(outcome.output)")
    }
  }

  @Test("The same seed tells the same round, another seed another one")
  func seeded() throws {
    let again = try Program.run(
      Program.path("yicha"), ["demo", "--lang", "en", "--seed", "7"])
    let first = try KeptDemo.round.get()
    let lines = first.outcome.output.split(separator: "\n").filter { !$0.contains(first.folder) }
    let repeated = again.output.split(separator: "\n")
    #expect(lines.filter { $0.contains("drawn") } == repeated.filter { $0.contains("drawn") })
    #expect(
      lines.filter { $0.contains("conflict V-") } == repeated.filter { $0.contains("conflict V-") })
  }

  @Test("verify.sh and verify.py accept every bundle but the damaged one")
  func bundles() throws {
    guard let bash = Program.tool("bash"), let python = Program.tool("python3"),
      Program.tool("unzip") != nil, Program.tool("openssl") != nil
    else { return }
    let round = try KeptDemo.round.get()
    let keys = round.folder + "/keys"
    var refused: [String] = []
    let all =
      try KeptDemo.files("tasks", ending: ".zip") + KeptDemo.files("results", ending: ".zip")
      + [round.folder + "/KEYS.zip"]
    #expect(all.count > 12)
    for bundle in all {
      let shell = try Program.run(bash, ["\(Program.root)/Bundles/verify.sh", bundle, keys])
      let script = try Program.run(python, ["\(Program.root)/Bundles/verify.py", bundle, keys])
      let own = try Program.run(
        Program.path("yicha"), ["verify", bundle, "--keys", keys, "--lang", "en"])
      #expect((shell.code == 0) == (script.code == 0), "\(bundle)\n\(shell.output)\(script.output)")
      #expect(own.code == script.code, "\(bundle)\n\(own.output)\(own.errors)\(script.output)")
      if script.code != 0 { refused.append(bundle) }
    }
    #expect(refused.count == 1 && refused.allSatisfy { $0.contains("day-1") }, "\(refused)")
  }

  @Test("verify_draw.py and yicha verify accept every draw")
  func draws() throws {
    guard let python = Program.tool("python3") else { return }
    let folders = try KeptDemo.files("draws", ending: "plan.json").map {
      ($0 as NSString).deletingLastPathComponent
    }
    #expect(folders.count == 3)
    for folder in folders {
      let script = try Program.run(python, ["\(Program.root)/Bundles/verify_draw.py", folder])
      #expect(script.code == 0 && script.output.contains("verified"), "\(script.output)")
      let own = try Program.yicha("verify", folder)
      #expect(own.code == 0, "\(own.errors)")
    }
  }

  @Test("yicha verify says of the reference draws what the script says")
  func referenceDraws() throws {
    let reference = "\(Program.root)/../shared/reference/draws"
    guard FileManager.default.fileExists(atPath: reference) else {
      print("skipped: ../shared/reference/draws is not here")
      return
    }
    for number in 1...4 {
      let own = try Program.yicha("verify", "\(reference)/\(number)")
      #expect(own.code == 0, "\(own.errors)")
    }
  }

  @Test("verify_journal.py finds every exported journal intact")
  func journals() throws {
    guard let python = Program.tool("python3") else { return }
    let journals = try KeptDemo.files("journals", ending: "journal.jsonl")
    #expect(journals.count == 4)
    for journal in journals {
      let folder = (journal as NSString).deletingLastPathComponent
      let keys = try String(contentsOfFile: folder + "/vkeys", encoding: .utf8)
        .split(separator: "\n").map(String.init)
      let receipts = try FileManager.default.contentsOfDirectory(atPath: folder + "/receipts")
        .sorted().map { "\(folder)/receipts/\($0)" }
      let script = try Program.run(
        python,
        ["\(Program.root)/Bundles/verify_journal.py", journal, folder + "/checkpoint.txt"] + keys
          + receipts)
      #expect(script.code == 0 && script.output.contains("VERDICT intact"), "\(script.output)")
      #expect(!receipts.isEmpty, "the office's receipts came home")
      let own = try Program.yicha("verify", folder)
      #expect(own.code == 0, "\(own.errors)")
    }
  }

  @Test("A task bundle holds no risk class, no inspector's interests, no other team's subject")
  func least() throws {
    guard let unzip = Program.tool("unzip") else { return }
    for bundle in try KeptDemo.files("tasks", ending: ".zip") {
      let listing = try Program.run(unzip, ["-Z1", bundle])
      for part in listing.output.split(separator: "\n") where part.hasSuffix(".jsonl.gz") {
        let text = try Program.run(
          "/bin/sh", ["-c", "unzip -p '\(bundle)' '\(part)' | zcat"])
        for word in ["risk", "信用风险", "interests", "sandbox"] {
          #expect(!text.output.contains(word), "\(part): \(word)")
        }
      }
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
