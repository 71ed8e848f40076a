import Canonical
import Foundation
import Support
import Testing

@Suite("Stores changed outside the program: verify says 23 and names what")
struct TamperedStoreTests {
  /// A copy of a store of the kept round.
  private func copy(_ name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/" + name, toPath: folder.path + "/store")
    return folder
  }

  private func run(
    _ folder: TemporaryFolder, _ arguments: [String]
  ) throws -> ProgramRun {
    try Program.run(
      Program.path("yicha"), arguments + ["--store", folder.path + "/store"],
      environment: ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z"])
  }

  private func expect(
    _ outcome: ProgramRun, _ code: Int32, names text: String
  ) {
    #expect(outcome.code == code, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("error: ") && outcome.errors.contains("hint: "))
    #expect((outcome.output + outcome.errors).contains(text), "\(outcome.output)")
  }

  @Test("The round's stores are intact", arguments: ["office", "laptops/market-1"])
  func intact(store: String) throws {
    let outcome = try run(try copy(store), [store == "office" ? "office" : "field", "verify"])
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test(
    "An edited table of a laptop",
    arguments: [
      ("UPDATE visit_rows SET state = 'voided'", "table visit_rows"),
      ("DELETE FROM keys WHERE type = 'key.enrolled'", "table keys"),
      ("DROP TRIGGER entries_are_not_changed", "trigger entries_are_not_changed"),
      ("DELETE FROM entries WHERE id >> 32 <> 1", "of yicha/140581/office was changed"),
      ("UPDATE notes SET text = 'x' WHERE kind = 'receipt'", "table notes"),
    ])
  func laptop(sql: String, name: String) throws {
    let folder = try copy("laptops/market-1")
    #expect(try SQLiteScript.run(sql, on: folder.path + "/store/store.sqlite"))
    expect(try run(folder, ["field", "verify"]), 23, names: name)
  }

  @Test(
    "An edited table of the office",
    arguments: [
      ("UPDATE inspectors SET name = 'x' WHERE id = 'GP0040'", "row GP0040 of table inspectors"),
      ("DELETE FROM subjects WHERE rowid = 1", "table subjects"),
      ("UPDATE documents SET digest = '' WHERE kind = 'rules'", "rules current of table documents"),
      ("UPDATE visit_rows SET detail = '{'", "table visit_rows"),
    ])
  func office(sql: String, name: String) throws {
    let folder = try copy("office")
    #expect(try SQLiteScript.run(sql, on: folder.path + "/store/store.sqlite"))
    expect(try run(folder, ["office", "verify"]), 23, names: name)
  }

  @Test("A text that no longer reads is a contradiction in every command, not a bad input")
  func text() throws {
    let folder = try copy("office")
    let changed = try SQLiteScript.run(
      "UPDATE visit_rows SET detail = '{'", on: folder.path + "/store/store.sqlite")
    #expect(changed)
    expect(try run(folder, ["office", "visits"]), 23, names: "outside the program")
  }

  @Test("Another's key beside the store is refused before any act", arguments: ["field", "office"])
  func key(kind: String) throws {
    let folder = try copy(kind == "field" ? "laptops/market-1" : "office")
    let stick = try #require(
      KeptDemo.files("laptops/fire-1/keys", ending: "device.pem").first)
    let keys = folder.path + "/store/keys"
    let own = try #require(
      FileManager.default.contentsOfDirectory(atPath: keys).first { $0.hasSuffix(".pem") })
    let path = "\(keys)/\(own)"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: stick, toPath: path)
    expect(try run(folder, [kind, "verify"]), 21, names: "is not the key of this store")
  }

  @Test("Own evidence that is gone or changed; the office's too once it was held")
  func evidence() throws {
    let laptop = try copy("laptops/fire-1")
    let photo = try evidenceFile(laptop)
    try FileManager.default.removeItem(atPath: photo)
    let digest = (photo as NSString).lastPathComponent
    expect(try run(laptop, ["field", "verify"]), 23, names: digest)
    let office = try copy("office")
    try FileManager.default.removeItem(
      atPath: office.path + "/store/files/\(digest.prefix(2))/\(digest)")
    expect(try run(office, ["office", "verify"]), 23, names: digest)
  }

  @Test("A pack does not leave out evidence that is gone or changed", arguments: [true, false])
  func pack(isGone: Bool) throws {
    let folder = try copy("laptops/market-2")
    let visits = try run(folder, ["field", "visits", "--json"]).output
    let range = try #require(
      visits.range(of: "V-140581-2023-00(0[4-9]|1[0-6])", options: .regularExpression))
    let visit = String(visits[range])
    #expect(try run(folder, ["field", "arrive", visit]).code == 0)
    let photo = folder.path + "/photo.jpg"
    try Data("evidence".utf8).write(to: URL(fileURLWithPath: photo))
    #expect(try run(folder, ["field", "attach", visit, photo]).code == 0)
    let digest = Digest.sha256("evidence").hex
    let file = folder.path + "/store/files/\(digest.prefix(2))/\(digest)"
    try FileManager.default.removeItem(atPath: file)
    if !isGone { try Data("other".utf8).write(to: URL(fileURLWithPath: file)) }
    expect(try run(folder, ["field", "pack", "--to", folder.path + "/stick"]), 23, names: digest)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/stick").isEmpty)
    let lost = try run(folder, ["field", "lost", digest, "--reason", "the disk failed"])
    #expect(lost.code == 0, "\(lost.errors)")
    let packed = try run(folder, ["field", "pack", "--to", folder.path + "/stick"])
    #expect(packed.code == 0 && packed.output.contains(" 0 pieces"), "\(packed)")
    #expect(try run(folder, ["field", "verify"]).code == 0)
  }

  private func evidenceFile(_ laptop: TemporaryFolder) throws -> String {
    let files = FileManager.default.enumerator(atPath: laptop.path + "/store/files")?.allObjects
    let log = try run(laptop, ["field", "log", "--limit", "100000", "--json"]).output
    let paths = (files ?? []).compactMap { $0 as? String }
    let found = paths.first { path in
      let name = (path as NSString).lastPathComponent
      return name.count == 64 && log.contains(name)
    }
    return laptop.path + "/store/files/" + (try #require(found))
  }
}
