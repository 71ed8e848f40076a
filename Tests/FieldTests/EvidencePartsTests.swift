import Canonical
import Foundation
import Inspection
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Support
import Testing

@testable import Field

@Suite("Evidence that travels in parts")
struct EvidencePartsTests {
  private static let film = (0..<4_000).map { "frame \($0)\n" }.joined()
  private static let digest = Digest.sha256(film)
  private static let partSize = 5_000
  private static let parts = 9

  /// A round whose laptop has packed a film in parts, each bundle with one or two of them.
  private static func packed(isPlain: Bool = false) throws -> (FieldRound, [Pack.Result]) {
    let round = try FieldRound()
    try round.arrive()
    try round.attach(film, as: "film.mp4", partSize: partSize)
    let packed = try Pack.run(
      to: round.folder + "/stick", limit: 13_000, isPlain: isPlain, on: round.laptop)
    try #require(packed.count > 3 && packed.allSatisfy { $0.evidence <= 1 })
    return (round, packed)
  }

  private static func merge(
    _ bundle: Pack.Result, at desk: OfficeDesk
  ) throws -> MergeReport.Line {
    let report = try MergeResults.run(bundle.path, at: desk).report
    #expect(report.balances)
    return try #require(report.lines.first)
  }

  private static func absent(at desk: OfficeDesk) throws -> [Digest]? {
    try desk.store.read { try $0.visitFile(FieldRound.visit) }?.absentEvidence
  }

  private static func isWhole(at desk: OfficeDesk) throws -> Bool {
    try desk.store.content.bytes(of: digest) == Array(film.utf8)
      && absent(at: desk) == [] && desk.store.parts.wholes() == []
  }

  @Test("In whatever order the bundles come, the last one makes the film whole", arguments: 0..<6)
  func order(seed: Int) throws {
    let (round, packed) = try Self.packed()
    let desk = try round.desk()
    var generator = SeededGenerator(seed: UInt64(seed))
    var order = packed.shuffled(using: &generator)
    if seed == 0 { order = packed.reversed() }
    var counts = MergeCounts()
    for bundle in order.dropLast() {
      let line = try Self.merge(bundle, at: desk)
      #expect(line.code == 3)
      #expect(line.evidence.new == 0 && line.evidence.known == 0)
      counts = counts + line.evidence
      #expect(!desk.store.content.holds(Self.digest))
      let isNamed = try !desk.store.read { try $0.entries(of: round.laptop.origin) }.isEmpty
      #expect(try Self.absent(at: desk) == (isNamed ? [Self.digest] : []))
    }
    let last = try Self.merge(try #require(order.last), at: desk)
    #expect(last.code == 0 && last.evidence.waiting == 0)
    #expect((counts + last.evidence).delivered == Self.parts)
    #expect(try Self.isWhole(at: desk))
    for bundle in packed {
      let again = try Self.merge(bundle, at: desk)
      #expect(again.notes == ["already-imported"])
      #expect(again.entries.new == 0 && again.evidence.new == 0)
    }
    #expect(try Self.isWhole(at: desk))
  }

  @Test("Before an entry names them parts are kept and said to wait; then how many are here")
  func notes() throws {
    let (round, packed) = try Self.packed()
    let desk = try round.desk()
    let name = Self.digest.prefix16
    let late = try Self.merge(try #require(packed.last), at: desk)
    #expect(late.notes == ["parts-unnamed: \(name)"])
    #expect(late.evidence.waiting == late.evidence.delivered)
    var have = late.evidence.waiting
    for bundle in packed.dropLast(2) {
      let line = try Self.merge(bundle, at: desk)
      have += line.evidence.waiting
      #expect(line.notes == ["parts-waiting: \(name) \(have)/\(Self.parts)"])
      #expect(line.entries.incomplete == (bundle.entries > 0 ? 1 : 0))
    }
  }

  @Test("Receipts go up to the entry whose film is not whole, and beyond it when it is")
  func receipt() throws {
    let (round, packed) = try Self.packed()
    let desk = try round.desk()
    let capture = try #require(
      try round.journal().first { $0.type == .evidenceCaptured }?.sequence)
    for bundle in packed.dropLast() { _ = try Self.merge(bundle, at: desk) }
    let partial = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    #expect(partial.receipt ?? 0 <= capture)
    _ = try Self.merge(try #require(packed.last), at: desk)
    let whole = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    #expect(try #require(whole.receipt) > capture)
  }

  @Test("A part that was damaged at the office is found, and the bundle that brought it heals it")
  func damaged() throws {
    let (round, packed) = try Self.packed()
    let desk = try round.desk()
    for bundle in packed.dropLast() { _ = try Self.merge(bundle, at: desk) }
    let held = try AtomicFile.names(in: "\(desk.store.parts.folder)/\(Self.digest.hex)")
    let victim = try #require(held.first.flatMap { Digest(hex: $0) })
    try AtomicFile.write(
      [1], to: desk.store.parts.path(of: victim, in: Self.digest), replacing: true)
    let last = try Self.merge(try #require(packed.last), at: desk)
    #expect(
      last.notes == ["parts-waiting: \(Self.digest.prefix16) \(Self.parts - 1)/\(Self.parts)"])
    #expect(last.code == 3)
    #expect(!desk.store.content.holds(Self.digest))
    let again = try MergeResults.run(round.folder + "/stick", at: desk).report
    #expect(again.balances && again.evidence.new == 1)
    #expect(try Self.isWhole(at: desk))
  }

  @Test("A machine lost between joining and removing, before the entries were kept, loses nothing")
  func crash() throws {
    let (round, packed) = try Self.packed()
    let store = try round.path(of: .office)
    let saved = round.folder + "/saved"
    try Self.atOffice(round) { desk in
      for bundle in packed.dropLast() { _ = try Self.merge(bundle, at: desk) }
    }
    try FileManager.default.copyItem(atPath: store, toPath: saved)
    try Self.atOffice(round) { desk in
      _ = try Self.merge(try #require(packed.last), at: desk)
      #expect(try Self.isWhole(at: desk))
    }
    // The files as they are now; the database and the parts as they were.
    try FileSystem.remove(saved + "/files")
    try FileManager.default.copyItem(atPath: store + "/files", toPath: saved + "/files")
    try FileSystem.remove(store)
    try FileManager.default.moveItem(atPath: saved, toPath: store)
    try Self.atOffice(round) { desk in
      let last = try Self.merge(try #require(packed.last), at: desk)
      #expect(last.evidence.known == last.evidence.delivered && last.code == 0)
      #expect(try Self.isWhole(at: desk))
    }
  }

  private static func atOffice(
    _ round: FieldRound, _ body: (OfficeDesk) throws -> Void
  ) throws {
    try body(
      OfficeDesk.open(
        round.path(of: .office), doing: "test", clerk: "clerk01", in: round.clock.surroundings))
  }

  @Test("Parts that together are not what the entry names are an alarm, and no evidence")
  func differs() throws {
    let round = try FieldRound()
    try round.arrive()
    let texts = ["one half, ", "another"]
    let digests = texts.map { Digest.sha256($0) }
    let payload = EvidencePayload(
      digest: Self.digest, size: 17, kind: "text",
      parts: EvidenceParts(of: 17, size: 10, digests: digests))
    let laptop = round.laptop
    try laptop.store.write { writing in
      _ = try laptop.record([payload.draft(visit: FieldRound.visit, by: [])], in: writing)
    }
    let journal = try round.journal()
    let log = try laptop.store.read { try $0.log(of: laptop.origin) }
    let parts = texts.enumerated().map { index, text in
      BundleItem(ResultContent.partPath(index + 1, of: Self.digest), bytes: Array(text.utf8))
    }
    let records = try BundleItem(
      ResultContent.journalPath(laptop.origin.holder, first: 0, last: journal.count - 1),
      lines: journal.map(\.line))
    let path = round.folder + "/forged.zip"
    try BundleWriter.write(
      to: path,
      header: Seal.Header(
        kind: .result, id: "R-140581-\(laptop.origin.holder)-000001", issuer: laptop.party,
        recipient: try #require(Party.office("140581")), sequence: 1,
        created: round.clock.surroundings.now(),
        log: Seal.LogPosition(origin: log.origin.name, size: log.size, root: log.tree.root)),
      items: parts + [records], signers: [.init(.device, laptop.key)])
    let line = try #require(try MergeResults.run(path, at: round.desk()).report.lines.first)
    #expect(line.code == 23)
    #expect(line.notes == ["parts-differ: \(Self.digest.prefix16)"])
    #expect(line.evidence == MergeCounts(delivered: 2, waiting: 2))
    #expect(try Self.absent(at: round.desk()) == [Self.digest])
    #expect(try !round.desk().store.content.holds(Self.digest))
  }

  @Test(
    "Of unpacked bundles, cat and sha256sum make the film and name it",
    .needs(.unzip, .sha256sum))
  func stockTools() throws {
    let (round, packed) = try Self.packed(isPlain: true)
    let folder = round.folder + "/unpacked"
    try AtomicFile.makeFolder(folder + "/all")
    for bundle in packed {
      let place = "\(folder)/\(bundle.id)"
      let unzip = try ProgramRun(["unzip", "-q", bundle.path, "-d", place])
      #expect(unzip.code == 0, "\(unzip.errors)")
      let check = try ProgramRun(
        ["sha256sum", "--quiet", "--strict", "-c", "manifest-sha256.txt"], in: place + "/bag")
      #expect(check.code == 0, "\(check.errors)")
      _ = try ProgramRun(["sh", "-c", "mv \(place)/bag/data/evidence/* \(folder)/all"])
    }
    let sum = try ProgramRun(
      ["sh", "-c", "cat \(folder)/all/\(Self.digest.hex).p* | sha256sum"])
    #expect(sum.output.hasPrefix(Self.digest.hex))
  }
}
