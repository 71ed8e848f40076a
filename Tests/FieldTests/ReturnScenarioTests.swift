import Canonical
import Inspection
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Testing

@testable import Field

/// Reports from other products' trackers about bundles on their way, named by their ids.
@Suite("What went wrong for others: on the way")
struct ReturnScenarioTests {
  private let round: FieldRound

  init() throws {
    round = try FieldRound()
    try round.arrive()
    try round.answer(["SH-01": "yes"])
  }

  private func office(_ visit: String = FieldRound.visit) throws -> VisitFile {
    try #require(try round.desk().store.read { try $0.visitFile(visit) })
  }

  @Test(
    "O3, C5: cut off on the way, edited, sent again: both bundles come in, in either order",
    arguments: [true, false])
  func o3(newestFirst: Bool) throws {
    let first = try Pack.run(to: round.folder + "/first", on: round.laptop)[0].path
    let bytes = try AtomicFile.read(first)
    let cut = round.folder + "/cut.zip.age"
    try AtomicFile.write(Array(bytes.prefix(bytes.count / 2)), to: cut)
    #expect(throws: BundleError.self) { try MergeResults.run(cut, at: round.desk()) }
    try round.answer(["SH-01": "no"], reason: "复核")
    let second = try #require(
      try Pack.run(to: round.folder + "/second", on: round.laptop).last
    ).path
    for path in newestFirst ? [second, first] : [first, second] {
      #expect(try MergeResults.run(path, at: round.desk()).report.balances)
    }
    let register = Register.answer(form: "shop", question: "SH-01", instance: "")
    let file = try office()
    #expect(file.view.waiting.isEmpty && file.view.conflicts.isEmpty)
    #expect(file.view.answers[register] == "no")
    #expect(file.view.registers[register]?.heads.first?.entry.parents.count == 1)
  }

  @Test("S1, Q2, C8: no bundle of the office takes anything from a laptop whose return was refused")
  func s1() throws {
    let packed = try Pack.run(to: round.folder + "/stick", on: round.laptop)[0].path
    var bytes = try AtomicFile.read(packed)
    bytes[bytes.count / 2] ^= 1
    let damaged = round.folder + "/damaged.zip.age"
    try AtomicFile.write(bytes, to: damaged)
    #expect(throws: BundleError.self) { try MergeResults.run(damaged, at: round.desk()) }
    let before = try round.file().view.answers
    let opened = try round.openNext()
    #expect(opened.visits.contains(FieldRound.visit) && opened.receipt == nil)
    #expect(try round.file().view.answers == before && !before.isEmpty)
    try round.deliver()
    #expect(try office().view.answers == before)
  }

  @Test("M10, H2: what was packed is not said to have come until the office's receipt says so")
  func m10() throws {
    try round.deliver()
    #expect(try round.laptop.store.read { try $0.note(.receipt, of: round.laptop.origin) } == nil)
    let opened = try round.openNext()
    let size = try #require(opened.receipt)
    let note = try #require(
      try round.laptop.store.read { try $0.note(.receipt, of: round.laptop.origin) })
    #expect(note.checkpoint.size == size && size > 0)
    try round.answer(["SH-02": "4.5"])
    #expect(try round.journal().count > size)
  }

  @Test("Q4: text without its photograph is named incomplete, and no receipt covers it")
  func q4() throws {
    let photo = try round.attach("photo", to: "SH-01")
    try round.deliver()
    let held = try round.desk().store.content
    try FileSystem.remove(held.path(of: photo.digest))
    try round.desk().store.write {
      try Projection.rebuild(own: round.desk().origin, in: $0)
    }
    #expect(try office().absentEvidence == [photo.digest])
    let sheet = try round.desk().store.read { try ShowVisit.sheet(FieldRound.visit, in: $0) }
    #expect(sheet.missing.contains { $0.en.hasPrefix("evidence not here yet, 1") })
    let captured = try #require(try round.journal().first { $0.type == .evidenceCaptured })
    let opened = try round.openNext()
    #expect(opened.receipt ?? 0 <= captured.sequence)
    #expect(round.laptop.store.content.holds(photo.digest))
  }

  @Test("S10: of all laptops only the one of the team that has a visit counts it as its own")
  func s10() throws {
    let other = try round.otherLaptop()
    try round.reassign()
    try round.openNext(on: other)
    try round.openNext()
    let own = try round.laptop.store.read { try $0.officeStanding(of: FieldRound.visit) }
    let theirs = try other.store.read { try $0.officeStanding(of: FieldRound.visit) }
    #expect(own?.isHeld == false && theirs?.isHeld == true)
    try ReassignVisit.run(
      FieldRound.visit, to: ["GP0007", "GP0031"], reason: "已复职", at: round.desk())
    let back = try round.openNext()
    #expect(back.visits.contains(FieldRound.visit))
    #expect(try round.openNext(on: other).lost.map(\.visit) == [FieldRound.visit])
  }

  @Test("O8: the subject stays as it was shown, whatever the register says later")
  func o8() throws {
    let before = try round.file().visit.subject
    try round.desk().store.write { writing in
      try writing.put(
        subject: before.id, name: "另一家", value: ["id": .string(before.id), "name": "另一家"])
    }
    try round.deliver()
    try round.openNext()
    #expect(try round.file().visit.subject == before)
    #expect(try office().visit.subject == before)
  }
}
