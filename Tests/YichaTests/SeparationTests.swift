import Foundation
import Support
import Testing

@Suite("Who checked does not review, whatever the name is typed as")
struct SeparationTests {
  private let folder: TemporaryFolder
  private let store: String

  /// The kept round's office, copied: a review holds the store.
  init() throws {
    folder = try TemporaryFolder()
    store = folder.path + "/store"
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/office", toPath: store)
  }

  /// A finished visit with one of its team.
  private func visit() throws -> (visit: String, id: String, name: String) {
    let listed = try Program.yicha("office", "visits", "--json", "--store", store)
    let rows = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]]
    let row = try #require(rows?.first { $0["state"] as? String == "finished" })
    let visit = try #require(row["visit"] as? String)
    let shown = try Program.yicha("office", "visits", visit, "--json", "--store", store)
    let sheet = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
    let team = (sheet?["team"] as? [String: Any])?["members"] as? [[String: Any]]
    let member = try #require(team?.first)
    return (
      visit, try #require(member["id"] as? String), try #require(member["name"] as? String)
    )
  }

  private func review(_ visit: String, by clerk: String?) throws -> ProgramRun {
    try Program.run(
      Program.path("yicha"),
      ["office", "review", visit, "--approve", "--store", store]
        + (clerk.map { ["--by", $0] } ?? []),
      environment: ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T01:00:00Z"])
  }

  @Test("Number, name, another case and spaces are the same person: 65")
  func samePerson() throws {
    let (visit, id, name) = try visit()
    for clerk in [id, name, id.lowercased(), " \(id)", "\(name) "] {
      let outcome = try review(visit, by: clerk)
      #expect(outcome.code == 65, "\(clerk): \(outcome.output)\(outcome.errors)")
      #expect(outcome.errors.contains("\(id) worked on \(visit)"), "\(outcome.errors)")
    }
  }

  @Test("Nobody, several people and an unknown number decide nothing: 64, an empty name 65")
  func nobody() throws {
    let (visit, id, _) = try visit()
    let clerks: [(String?, Int32)] = [
      (nil, 64), ("", 65), (" ", 65), ("\(id),reviewer", 64), ("GP9999", 64), ("office", 64),
    ]
    for (clerk, code) in clerks {
      let outcome = try review(visit, by: clerk)
      #expect(outcome.code == code, "\(clerk ?? "-"): \(outcome.output)\(outcome.errors)")
    }
  }
}
