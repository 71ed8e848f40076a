import Foundation
import Support
import Testing

@Suite("A receipt alone, from office to laptop")
struct ReceiptAloneTests {
  @Test("A laptop whose visits all ended gets its receipt, opens it, and has nothing left to pack")
  func round() throws {
    let round = try FieldRound()
    let office = round.folder.path + "/office"
    func yicha(_ words: String..., code: Int32 = 0) throws -> ProgramRun {
      let run = try Program.run(
        Program.path("yicha"), words,
        environment: [
          "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z",
          "YICHA_FIELD": round.store(), "YICHA_OFFICE": office,
        ])
      #expect(run.code == code, "\(words): \(run.output)\(run.errors)")
      return run
    }
    let rows = try JSONSerialization.jsonObject(
      with: Data(yicha("field", "visits", "--json").output.utf8))
    let visits = try #require(rows as? [[String: Any]]).compactMap { $0["visit"] as? String }
    #expect(!visits.isEmpty)
    for visit in visits { _ = try yicha("field", "void", visit, "--reason", "closed for good") }
    let stick = round.folder.path + "/stick"
    _ = try yicha("field", "pack", "--to", stick)
    _ = try yicha("office", "merge", stick)
    let out = round.folder.path + "/day3"
    let said = try yicha("office", "export", "--date", "2023-09-06", "--to", out)
    #expect(said.output.contains("no open visit, a receipt alone, "), "\(said.output)")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: out).first { $0.hasPrefix("RC-") })
    let keys = round.folder.path + "/KEYS.zip"
    let verified = try yicha("verify", "\(out)/\(name)", "--keys", keys)
    #expect(verified.output.hasPrefix("verified: receipt RC-140581-2023-09-06-"))
    let opened = try yicha("field", "open", out)
    #expect(opened.output.contains("opened the receipt RC-"), "\(opened.output)")
    #expect(opened.output.contains("the office holds the first "), "\(opened.output)")
    let again = try yicha("field", "open", "\(out)/\(name)", "--json")
    #expect(again.output.contains("\"known\":true"), "\(again.output)")
    _ = try yicha("field", "verify")
    _ = try yicha("office", "verify")
    let log = try yicha("field", "log", "--json", "--limit", "2")
    #expect(log.output.contains("\"receipt\""), "\(log.output)")
  }
}
