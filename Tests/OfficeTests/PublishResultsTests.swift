import Canonical
import Inspection
import Journal
import Merge
import Publication
import Storage
import Testing

@testable import Office

@Suite("Publishing results")
struct PublishResultsTests {
  static func text(_ result: PublishResults.Result, _ name: String) throws -> String {
    let file = try #require(result.files.first { $0.name == name })
    let bytes = try AtomicFile.read(file.path)
    #expect(Digest.sha256(bytes) == file.digest)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func approved() throws -> OfficeRound {
    let round = try OfficeRound()
    try round.work(["SH-01": "no"])
    try round.sign()
    try ReviewVisit.run("0001", .approve, at: round.desk)
    return round
  }

  @Test("Nothing to publish makes no file and says what is held")
  func nothing() throws {
    let round = try OfficeRound()
    let empty = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    #expect(empty.batch == nil && empty.files.isEmpty && empty.held.isEmpty)
    #expect(!AtomicFile.exists(round.folder + "/out"))
    try round.work()
    let held = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    #expect(held.files.isEmpty)
    #expect(
      held.held.first?.missing.map(\.en) == [
        "signature missing: GP0007", "signature missing: GP0031", "not reviewed",
      ])
    #expect(held.rate.text == "0/1 = 0 %")
  }

  @Test("An approved visit is public once, without phone, class or names")
  func once() throws {
    let round = try Self.approved()
    let result = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    #expect(result.published == [OfficeRound.visit])
    #expect(result.corrected.isEmpty && result.held.isEmpty)
    #expect(result.rate.text == "1/1 = 100 %")
    #expect(
      result.files.map(\.name).sorted() == [
        "publication.csv", "publication.html", "publication.jsonl",
      ])
    for name in result.files.map(\.name) {
      let text = try Self.text(result, name)
      #expect(text.contains("高平市泰和餐饮有限公司"))
      #expect(!text.contains("13800000000"))
      #expect(!text.contains("检查员"))
    }
    let json = try Self.text(result, "publication.jsonl")
    #expect(json.contains("餐饮服务提供者食品安全情况的检查"))
    #expect(json.contains("\"officers\":2"))
    #expect(json.contains("\"result_codes\":[\"A\"]"))
    let entry = try #require(try round.file().ofOffice(.published)).entry
    #expect(entry.data["record"] == "P-140581-2023-0001")
    let report = try ShowStatus.report(at: round.desk, today: round.today)
    #expect(report.rate.isComplete && report.reviewed.published == 1)
  }

  @Test("Publishing again writes the same bytes and no entry")
  func again() throws {
    let round = try Self.approved()
    let first = try PublishResults.run(to: round.folder + "/a", at: round.desk)
    let size = try round.desk.store.read { try $0.log(of: round.desk.origin).size }
    round.pass(days: 3)
    let second = try PublishResults.run(to: round.folder + "/b", at: round.desk)
    #expect(second.published.isEmpty)
    #expect(second.batch == first.batch)
    #expect(second.files.map(\.digest) == first.files.map(\.digest))
    #expect(try round.desk.store.read { try $0.log(of: round.desk.origin).size } == size)
  }

  @Test("What cannot be written is not public, and the folder is named as it was typed")
  func unwritable() throws {
    let round = try Self.approved()
    let path = round.folder + "/taken"
    try AtomicFile.write([1], to: path)
    #expect(throws: StoreError.file(path, "File exists")) {
      try PublishResults.run(to: path, at: round.desk)
    }
    let blocked = round.folder + "/blocked"
    try AtomicFile.makeFolder(blocked + "/publication.html")
    #expect(throws: StoreError.exists(blocked + "/publication.html")) {
      try PublishResults.run(to: blocked, at: round.desk)
    }
    #expect(try AtomicFile.names(in: blocked) == ["publication.html"])
    let report = try ShowStatus.report(at: round.desk, today: round.today)
    #expect(report.reviewed.published == 0)
    let result = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    #expect(result.published == [OfficeRound.visit])
  }

  @Test("Files that a power cut kept from their places are written by the next publication")
  func interrupted() throws {
    let round = try Self.approved()
    let folder = round.folder + "/out"
    let first = try PublishResults.run(to: folder, at: round.desk)
    // As it lies when the power goes after the entry and before the files are put in place.
    for file in first.files {
      let bytes = try AtomicFile.read(file.path)
      try FileSystem.remove(file.path)
      try AtomicFile.write(bytes, to: file.path + ".new")
    }
    let second = try PublishResults.run(to: folder, at: round.desk)
    #expect(second.published.isEmpty && second.files == first.files)
    #expect(try AtomicFile.names(in: folder) == first.files.map(\.name).sorted())
    for file in first.files {
      #expect(try Digest.sha256(AtomicFile.read(file.path)) == file.digest)
    }
  }

  @Test(
    "Row 17: A later answer opens a correction; the new record names the old one, its day and why")
  func correction() throws {
    let round = try Self.approved()
    let first = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    let line = try #require(
      try Self.text(first, "publication.jsonl").split(separator: "\n").last)
    round.pass(days: 2)
    try round.laptop([
      EntryDraft(
        .visitReopened, visit: OfficeRound.visit, by: OfficeRound.team,
        data: ["reason": "复核"], parents: try round.file().view.heads)
    ])
    try round.answer("shop", "SH-01", "yes")
    try round.finish()
    try round.sign()
    let held = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    #expect(held.published.isEmpty)
    #expect(
      held.held.flatMap(\.missing).map(\.en) == [
        "changed after it was published: review the correction"
      ])
    #expect(held.files.map(\.digest) == first.files.map(\.digest))
    #expect(throws: OfficeError.self) { try ReviewVisit.run("0001", .approve, at: round.desk) }
    try ReviewVisit.run("0001", .approve, reason: "复核后更正", at: round.desk)
    let second = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    #expect(second.corrected == [OfficeRound.visit])
    let json = try Self.text(second, "publication.jsonl")
    #expect(json.contains(Digest.sha256(String(line)).hex))
    #expect(json.contains("原于 2023-09-04 公示；复核后更正"))
    #expect(json.contains("\"result_codes\":[\"1\"]"))
    #expect(json.split(separator: "\n").count == 2)
  }

  @Test("A returned visit is held with the reviewer's reason")
  func returned() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    try ReviewVisit.run("0001", .return, reason: "照片不清", at: round.desk)
    let result = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    #expect(result.held.flatMap(\.missing).map(\.zh) == ["审核退回：照片不清"])
  }

  @Test("The tables built again from the journals are the same after a publication")
  func rebuilt() throws {
    let round = try Self.approved()
    _ = try PublishResults.run(to: round.folder + "/out", at: round.desk)
    let before = try round.desk.store.read { try $0.visitRow(OfficeRound.visit) }
    let batch = try round.desk.store.read { try $0.documents("publication") }
    try round.desk.store.write { try Projection.rebuild(own: round.desk.origin, in: $0) }
    #expect(try round.desk.store.read { try $0.visitRow(OfficeRound.visit) } == before)
    #expect(try round.desk.store.read { try $0.documents("publication") } == batch)
  }
}
