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

/// Two inspectors' laptops on one site exchange results without any network.
@Suite("Merging a colleague's laptop")
struct MergeColleagueTests {
  @Test("What one recorded the other sees, evidence too; merging it again changes nothing")
  func exchange() throws {
    let site = try Site()
    let round = site.round
    try round.work()
    try round.attach("a photo", to: "SH-01")
    let result = try site.hand(from: round.laptop, to: site.other, on: "stick")
    #expect(result.report.exitCode == 0, "\(result.report)")
    #expect(result.report.balances)
    #expect(try site.view(site.other).answers == site.view(round.laptop).answers)
    let file = try #require(try site.other.store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.absentEvidence.isEmpty && file.view.evidence.count == 1)
    #expect(file.view.waiting.isEmpty)
    let merged = try round.journal(of: site.other).last
    #expect(merged?.type == .merged)
    let again = try MergeResults.run("\(round.folder)/stick", at: site.other)
    #expect(again.report.lines.map(\.notes) == [["already-imported"]])
    #expect(try round.journal(of: site.other).last == merged)
    #expect(try CheckStore.run(on: site.other).isIntact)
  }

  @Test("Each finishes on what both recorded; unequal answers conflict on both laptops alike")
  func conflict() throws {
    let site = try Site()
    let round = site.round
    try round.arrive()
    try Arrive.run(FieldRound.visit, officers: [], on: site.other)
    try Site.answer("yes", to: "SH-01", on: round.laptop)
    try Site.answer("no", to: "SH-01", on: site.other)
    try Site.answer("1.5", to: "SH-02", on: site.other)
    let there = try site.hand(from: round.laptop, to: site.other, on: "one")
    let back = try site.hand(from: site.other, to: round.laptop, on: "two")
    #expect(there.report.exitCode == 3 && back.report.exitCode == 3)
    let conflicts = try site.view(round.laptop).conflicts
    #expect(conflicts.map(\.kind) == [.answers])
    #expect(try site.view(site.other).conflicts == conflicts)
    #expect(try site.view(site.other).answers == site.view(round.laptop).answers)
    #expect(try CheckStore.run(on: round.laptop).isIntact)
  }

  @Test("Only visits that the laptop has itself are taken in; the rest is carried unread")
  func foreignVisit() throws {
    let site = try Site()
    let round = site.round
    // A laptop that knows one of the visits only.
    let other = site.other
    let scope = try other.store.read { try other.scope($0) }
    #expect(scope == .visits(Set([FieldRound.visit] + FieldRound.otherVisits)))
    try round.work()
    try round.work(in: FieldRound.otherVisits[0])
    let folder = "\(round.folder)/stick"
    let packed = try Pack.run(to: folder, for: other.party.description, on: round.laptop)
    let result = try MergeResults.run(packed[0].path, at: Narrow(laptop: other))
    #expect(result.report.balances)
    #expect(try site.view(other).answers == site.view(round.laptop).answers)
    #expect(try site.view(other, FieldRound.otherVisits[0]).answers.isEmpty)
    #expect(result.visits == [FieldRound.visit])
    #expect(try CheckStore.run(on: other).isIntact)
  }

  /// The same laptop, as if the office had given it the first visit only.
  private struct Narrow: Receiver {
    let laptop: Laptop
    var store: Store { laptop.store }
    var party: Party { laptop.party }
    func identities() throws -> [AgeX25519Identity] { try laptop.identities() }
    func trust(_ reading: Reading) throws -> Trust { try laptop.trust(reading) }
    func scope(_ reading: Reading) throws -> IntakeScope { .visits([FieldRound.visit]) }
    func recordReceived(_ data: [String: JSONValue], in writing: Writing) throws {
      try laptop.recordReceived(data, in: writing)
    }
    func recordRefused(_ data: [String: JSONValue], in writing: Writing) throws {
      try laptop.recordRefused(data, in: writing)
    }
  }

  @Test("The office hears of a colleague's journal through the other laptop, named by its origin")
  func relay() throws {
    let site = try Site()
    let round = site.round
    let origin = round.laptop.origin
    try round.finish()
    try site.hand(from: round.laptop, to: site.other, on: "stick")
    // The first laptop falls into the river; what it packed for its colleague is with the other.
    let packed = try Pack.run(to: "\(round.folder)/office-stick", on: site.other)
    let result = try MergeResults.run(packed[0].path, at: round.desk())
    let line = try #require(result.report.lines.first)
    let count = try round.journal().count - 1
    #expect(line.notes == ["relayed: \(origin.name), \(count)"])
    #expect(line.code == 0 && line.balances && line.entries.quarantined == 0)
    let file = try #require(try round.desk().store.read { try $0.visitFile(FieldRound.visit) })
    #expect(file.view.state == .finished)
    let held = try round.desk().store.read { try $0.entries(of: origin) }
    #expect(held == Array(try round.journal().prefix(count)))

    // The office's receipt for the colleague's journal ends the carrying.
    #expect(try !site.other.store.read { try CarriedJournals.unconfirmed(site.other, $0) }.isEmpty)
    _ = try OpenTask.run(round.export(for: site.other), on: site.other)
    #expect(try site.other.store.read { try CarriedJournals.unconfirmed(site.other, $0) }.isEmpty)
    #expect(try CheckStore.run(on: site.other).isIntact)
    // What the first laptop itself brings later is known already.
    let late = try round.deliver()
    #expect(late.report.lines[0].entries.known == count && late.report.exitCode == 0)
  }

  @Test("A relayed line that was changed on the way is not believed")
  func altered() throws {
    let site = try Site()
    let round = site.round
    try round.finish()
    try site.hand(from: round.laptop, to: site.other, on: "stick")
    var carried = try site.other.store.read { try CarriedJournals.unconfirmed(site.other, $0) }
    let last = try #require(carried.first)
    var lines = last.lines
    let victim = try #require(
      lines.firstIndex { String(decoding: $0, as: UTF8.self).contains("4.5") })
    lines[victim] = Array(
      String(decoding: lines[victim], as: UTF8.self).replacing("\"4.5\"", with: "\"9.5\"").utf8)
    carried = [
      CarriedJournal(origin: last.origin, first: last.first, lines: lines, notes: last.notes)
    ]
    let items = [
      try BundleItem(carried[0].path, lines: lines),
      BundleItem(
        ResultContent.checkpointsPath(last.origin.holder),
        bytes: Array(ResultContent.checkpointsFile(last.notes.map(\.text)).utf8)),
    ]
    let log = try site.other.store.read { try $0.log(of: site.other.origin) }
    let office = try #require(Party("office:\(FieldRound.region)"))
    let path = "\(round.folder)/forged.zip"
    try BundleWriter.write(
      to: path,
      header: Seal.Header(
        kind: .result, id: "R-forged", issuer: site.other.party, recipient: office, sequence: 1,
        created: round.clock.surroundings.now(),
        log: Seal.LogPosition(
          origin: log.origin.name, size: log.size, root: log.checkpoint.root)),
      items: items, signers: [.init(.device, site.other.key)])
    let result = try MergeResults.run(path, at: round.desk())
    #expect(result.report.exitCode == 21)
    #expect(try round.desk().store.read { try $0.entries(of: last.origin) }.isEmpty)
  }

  @Test("A colleague is named by key or name; nobody else and never the laptop itself")
  func names() throws {
    let site = try Site()
    let round = site.round
    try round.work()
    let folder = "\(round.folder)/stick"
    for name in ["nobody", round.laptop.origin.holder, "laptop", "device:0000000000000000"] {
      try round.refuses(FieldError.unknownDevice(name)) {
        _ = try Pack.run(to: folder, for: name, on: round.laptop)
      }
    }
    let packed = try Pack.run(to: folder, for: "spare", on: round.laptop)
    #expect(packed.count == 1)
    let office = try round.desk()
    #expect(throws: BundleError.self, "what is for a laptop the office does not take") {
      _ = try MergeResults.run(packed[0].path, at: office)
    }
    let again = try Pack.run(to: folder, for: "spare", on: round.laptop)
    #expect(again.map(\.state) == [.there], "nothing was done since")
  }
}
