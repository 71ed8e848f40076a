import Canonical
import Field
import Forms
import Inspection
import Journal
import Merge
import Office
import Storage
import Testing

@testable import Yicha

@Suite("Acts in the field")
struct FieldActTests {
  @Test("A task bundle may be skipped: the newest alone suffices")
  func skipped() throws {
    let round = try FieldRound()
    let date = try #require(CalendarDate("2023-09-05"))
    var last: [String: String] = [:]
    for day in ["a", "b"] {
      let out = try ExportTasks.run(
        date: date, to: "\(round.folder.path)/\(day)", at: round.round.desk("office export"))
      for bundle in out.bundles { last[bundle.name] = bundle.path }
    }
    let path = try #require(last["market-1"])
    let opened = try OpenTask.run(path, on: round.laptop())
    #expect(!opened.wasKnown && !opened.visits.isEmpty)
  }

  @Test("A contradicting bundle is a fork and is recorded; one without its proof is neither")
  func fork() throws {
    let round = try FieldRound()
    let date = try #require(CalendarDate("2023-09-05"))
    let out = try ExportTasks.run(
      date: date, to: "\(round.folder.path)/a", at: round.round.desk("office export"))
    let path = try #require(out.bundles.first { $0.name == "market-1" }).path
    let laptop = try round.laptop()
    let seen = try #require(try laptop.store.read { try $0.note(.newest, of: laptop.officeOrigin) })
      .checkpoint
    /// As if the laptop had seen another state of the office's journal.
    func pretend(size: Int) throws {
      let other = Checkpoint(origin: seen.origin, size: size, root: Digest.sha256("other"))
      let key = NoteKey(
        name: seen.origin.name, kind: .signature, publicKey: Array(repeating: 1, count: 32))
      let note = try SignedNote(other, key: key) { _ in Array(repeating: 7, count: 64) }
      try laptop.store.write { try $0.keep(note, .newest) }
    }
    func last() throws -> EntryType? {
      try laptop.store.read { try $0.lastEntries(of: laptop.origin, limit: 1) }.last?.type
    }
    try pretend(size: seen.size - 1)
    #expect(throws: FieldError.officeUnproved(size: seen.size - 1)) {
      try OpenTask.run(path, on: laptop)
    }
    #expect(try last() != .bundleRefused)
    try pretend(size: seen.size)
    #expect(throws: FieldError.officeForked(size: seen.size)) {
      try OpenTask.run(path, on: laptop)
    }
    #expect(try last() == .bundleRefused)
  }

  @Test("Numbers stay with their visits, and an ended visit asks for nothing more")
  func numbers() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let before = try laptop.numbered()
    let first = try #require(before.first)
    try EndVisit.void(first.visit, reason: "重复", on: laptop)
    let after = try laptop.numbered()
    #expect(after.map(\.visit) == before.map(\.visit))
    #expect(after.first?.isOpen == false)
    let file = try laptop.file(of: first.visit)
    #expect(file.last(.visitVoided)?.entry.by == [])
    let next = try laptop.store.read { try NextStep.of(laptop, $0, after: first.visit) }
    #expect(!next.text.zh.contains(first.row["subject_name"]?.string ?? "?"))
  }

  @Test("The next step stays with the visit just acted on")
  func nextStep() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visits = try laptop.numbered()
    for visit in visits.prefix(2) { try Arrive.run(visit.visit, officers: [], on: laptop) }
    let next = try laptop.store.read { reading in
      try NextStep.of(laptop, reading, after: visits[1].visit, skipped: 3)
    }
    #expect(next.command == "yicha field fill 2")
    #expect(next.text.en.contains("(3 just skipped)"))
  }

  @Test("Arriving twice changes nothing; who comes later is added, and the start stays")
  func arriveTwice() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visits = try laptop.store.read { reading in
      try FindVisit.numbered(reading).compactMap { try reading.visitFile($0.visit) }
    }
    let visit = try #require(visits.max { $0.officers.count < $1.officers.count })
    let officers = visit.officers.map(\.id)
    #expect(try Arrive.run(visit.name, officers: Array(officers.prefix(2)), on: laptop))
    let start = try laptop.file(of: visit.name).evaluation[Self.start]?.value
    round.world.pass(minutes: 24 * 60)
    #expect(try !Arrive.run(visit.name, officers: Array(officers.prefix(2)), on: laptop))
    #expect(try Arrive.run(visit.name, officers: [], on: laptop) == (officers.count > 2))
    let file = try laptop.file(of: visit.name)
    #expect(file.evaluation[Self.start]?.value == start)
    #expect(file.last(.visitArrived)?.entry.by.count == officers.count)
    let shown = file.view.entries.first { $0.entry.type == .certificateShown }?.entry
    #expect(shown?.data["certificates"]?.array?.count == 2)
  }

  private static let start = AnswerKey(form: "00_common", question: "COM-07")
  private static let recusal = AnswerKey(form: "00_common", question: "COM-05")

  @Test("An officer whose certificate has expired does not arrive")
  func expired() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visit = try #require(try laptop.numbered().first).visit
    let officer = try #require(try laptop.file(of: visit).officers.first)
    let last = try #require(officer.certificateExpires)
    let days = last.daysSinceEpoch - round.world.now.date().daysSinceEpoch + 1
    round.world.pass(minutes: days * 24 * 60)
    let error = #expect(throws: FieldError.self) {
      try Arrive.run(visit, officers: [], on: laptop)
    }
    guard case .certificateExpired? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Nobody has said that recusal was not requested until the party signs")
  func recusalRequested() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visits = try laptop.numbered().map(\.visit)
    for visit in visits.prefix(2) { try Arrive.run(visit, officers: [], on: laptop) }
    #expect(try laptop.file(of: visits[0]).evaluation[Self.recusal]?.value == nil)
    try RecordAct.run(.partySigned, visit: visits[0], data: ["name": "店主"], on: laptop)
    #expect(try laptop.file(of: visits[0]).evaluation[Self.recusal]?.value == "no")
    try RecordAct.run(.recusalRequested, visit: visits[1], data: ["reason": "亲属"], on: laptop)
    let asked = try laptop.file(of: visits[1])
    #expect(asked.evaluation[Self.recusal]?.value == "yes")
    // The reason is the written note that the form asks for.
    #expect(!asked.evidenceGaps.map(\.key).contains(Self.recusal))
  }

  @Test("Clearing what is not answered makes no entry, however often")
  func clear() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visit = try #require(try laptop.numbered().first).visit
    try Arrive.run(visit, officers: [], on: laptop)
    func size() throws -> Int { try laptop.store.read { try $0.log(of: laptop.origin).size } }
    let before = try size()
    _ = try Answer.run(visit, [.init("COM-03", nil)], on: laptop)
    #expect(try size() == before)
    _ = try Answer.run(visit, [.init("COM-03", "yes")], on: laptop)
    _ = try Answer.run(visit, [.init("COM-03", nil)], on: laptop)
    _ = try Answer.run(visit, [.init("COM-03", nil)], on: laptop)
    #expect(try size() == before + 2)
  }
}
