import Canonical
import Foundation
import Inspection
import Journal
import Office
import Sealing
import Storage
import Support
import Testing

@Suite("A visit's proof, checked by the command and by the auditors' script")
struct VisitProofTests {
  private let round: ProvedRound.Round
  private let folder: TemporaryFolder

  init() throws {
    round = try ProvedRound.round.get()
    folder = try TemporaryFolder()
  }

  @Test("Both verify it with KEYS.zip alone, name the same fingerprint, and count the same")
  func good() throws {
    for (proof, visit) in [(round.shared, round.sharedVisit), (round.other, round.otherVisit)] {
      let run = try proof.command()
      #expect(run.code == 0, "\(run.output)\(run.errors)")
      let first = try #require(run.output.split(separator: "\n").first)
      #expect(first.hasPrefix("verified: visit \(visit), "))
      if StockTool.python.isHere, StockTool.cryptography.isHere {
        let script = try proof.script()
        #expect(script.code == 0, "\(script.output)\(script.errors)")
        #expect(script.output.contains("\n\(first)\n"), "\(script.output)")
        let fingerprint = try #require(script.output.firstMatch(of: /[A-Z2-7]{5}(-[A-Z2-7]{5}){3}/))
        #expect(run.errors.contains(fingerprint.output.0), "\(run.errors)")
      }
    }
  }

  @Test("The visit done on two laptops lies under several receipts of both, and is signed")
  func content() throws {
    let laptops = try round.shared.laptops()
    #expect(laptops.count == 2)
    for laptop in laptops { #expect(try round.shared.sizes(laptop).count > 1) }
    let run = try round.shared.command(json: true)
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(value["kind"] as? String == "visit" && value["verdict"] as? String == "verified")
    let signatures = try #require(value["signatures"] as? [[String: Any]])
    #expect(signatures.count == 4 && signatures.allSatisfy { $0["holds"] as? Bool == true })
    let journals = try #require(value["journals"] as? [[String: Any]])
    let receipts = journals.compactMap { $0["receipts"] as? [[String: Any]] }
    #expect(receipts.map(\.count).filter { $0 > 1 }.count == 2)
    let evidence = try round.shared.lines("evidence.jsonl").count
    #expect(value["evidence"] as? Int == evidence && evidence > 0)
    for line in try round.shared.lines("times.jsonl") {
      let members = try CanonicalJSON.readObject(Array(line.utf8))
      #expect(members["not_before"]?.integer != nil && members["not_after"]?.integer != nil)
    }
  }

  @Test("It names no other visit, subject or business, and no line of another visit")
  func nothingElse() throws {
    let office = try ProvedRound.open(round.store)
    let (visits, subjects) = try office.store.read { reading in
      (try reading.visitNames(), try reading.subjects())
    }
    let number = try office.store.read { try $0.visitRow(round.sharedVisit) }?["subject"]?.string
    let own = try #require(subjects.first { $0["number"]?.string == number })
    var text = ""
    let files = FileManager.default.enumerator(atPath: round.shared.path)
    for case let file as String in try #require(files) {
      text += (try? String(contentsOfFile: "\(round.shared.path)/\(file)", encoding: .utf8)) ?? ""
    }
    #expect(text.contains(round.sharedVisit))
    for visit in visits where visit != round.sharedVisit {
      #expect(!text.contains(visit), "\(visit)")
    }
    #expect(subjects.count > 100)
    for subject in subjects where subject != own {
      // Namesakes there are, but each number is one business's.
      for key in ["number", "name"] where subject[key] != own[key] {
        let word = try #require(subject[key]?.string)
        #expect(!text.contains(word), "\(word)")
      }
    }
  }

  @Test("Handing it out is an entry, which the next one holds too; the folder must be new")
  func recorded() throws {
    let store = folder.path + "/office"
    try FileManager.default.copyItem(atPath: round.store, toPath: store)
    func prove(_ visit: String, _ name: String) throws -> ProgramRun {
      try Program.yicha(
        "office", "prove", visit, "\(folder.path)/\(name)", "--store", store, "--by", "clerk-1",
        clock: ProvedRound.clock)
    }
    #expect(try prove(round.otherVisit, "next").code == 0)
    let next = VisitProofFolder(path: "\(folder.path)/next", keys: round.keys)
    #expect(try next.command().code == 0)
    let earlier = try round.other.lines("journals/office/entries.jsonl")
    let later = try next.lines("journals/office/entries.jsonl")
    #expect(later.count == earlier.count + 1 && later.starts(with: earlier))
    let again = try prove(round.otherVisit, "next")
    #expect(again.code == 1 && again.errors.contains("is there already"), "\(again.errors)")
    let unknown = try prove("V-140581-2023-9999", "unknown")
    #expect(unknown.code == 64 && unknown.errors.contains("there is no visit"), "\(unknown.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/unknown"))
    let verify = try Program.yicha("office", "verify", "--store", store)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
  }

  @Test("What no checkpoint covers yet is listed and stays out; the rest is proved: exit 3")
  func uncovered() throws {
    let store = folder.path + "/office"
    try FileManager.default.copyItem(atPath: round.store, toPath: store)
    let laptop = try round.other.laptops()[0]
    // As while the last part of the journal, with its checkpoint, is still on its way.
    let sql = """
      DELETE FROM notes WHERE kind <> 'newest' AND size = (
        SELECT max(size) FROM notes JOIN origins ON origins.id = notes.origin
        WHERE name LIKE '%\(laptop)' AND kind <> 'newest')
      """
    #expect(try SQLiteScript.run(sql, on: store + "/store.sqlite"))
    let run = try Program.yicha(
      "office", "prove", round.otherVisit, "\(folder.path)/part", "--store", store,
      clock: ProvedRound.clock)
    #expect(run.code == 3, "\(run.output)\(run.errors)")
    #expect(run.output.contains("no checkpoint covers it yet: yicha/140581/\(laptop), entry "))
    let part = VisitProofFolder(path: "\(folder.path)/part", keys: round.keys)
    let verified = try part.command()
    #expect(verified.code == 0 && verified.output.contains("which no checkpoint covered yet"))
    let entries = try part.lines("journals/\(laptop)/entries.jsonl").count
    #expect(try round.other.lines("journals/\(laptop)/entries.jsonl").count > entries)
  }

  @Test(
    "Without keys, or with another office's: 64 and 21", .needs(.python, .cryptography))
  func keys() throws {
    let bare = try Program.yicha("verify", round.other.path)
    #expect(bare.code == 64 && bare.errors.contains("--keys KEYS.zip"), "\(bare.errors)")
    let departments = Project.path("Sources/Yicha/Demo/Registers/departments.yaml")
    let words = folder.path + "/words"
    try Data("four words nobody guesses\n".utf8).write(to: URL(filePath: words))
    let elsewhere = try Program.run(
      Program.path("yicha"),
      [
        "office", "init", "--departments", departments, "--root", folder.path + "/holder",
        "--passphrase", words, "--store", folder.path + "/elsewhere",
      ],
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-04T01:00:00Z", "YICHA_TEST_SCRYPT": "1",
      ])
    #expect(elsewhere.code == 0, "\(elsewhere.errors)")
    let strange = VisitProofFolder(
      path: round.other.path, keys: folder.path + "/elsewhere/KEYS.zip")
    #expect(try strange.command().code == 21)
    #expect(try strange.script().code == 21)
  }
}
