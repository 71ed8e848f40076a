import Canonical
import Field
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

@testable import Yicha

@Suite("Taking in a result bundle")
struct IntakeTests {
  /// One round up to the delivery, made once: each test merges into a copy of the office.
  private static let round = Result { try RoundSimulator(seed: 21) }

  private func laptop(_ name: String) throws -> Laptop {
    let simulator = try Self.round.get()
    return try Laptop.open(
      "\(simulator.world.folder)/laptops/\(name)", doing: nil, in: simulator.world.machine(name))
  }

  /// A bundle that a laptop seals with what it was given, as a forger with a valid key would.
  private func forged(
    by laptop: Laptop, _ items: [BundleItem], name: String, log origin: Origin? = nil
  ) throws -> String {
    let simulator = try Self.round.get()
    let log = try laptop.store.read { try $0.log(of: laptop.origin) }
    let path = "\(simulator.world.folder)/\(name).zip"
    let header = Seal.Header(
      kind: .result, id: "R-140581-\(laptop.origin.holder)-000002", issuer: laptop.party,
      recipient: try #require(Party.office("140581")), sequence: 2,
      created: simulator.world.now,
      log: Seal.LogPosition(
        origin: (origin ?? laptop.origin).name, size: log.size, root: log.checkpoint.root))
    try BundleWriter.write(
      to: path, header: header, items: items, signers: [.init(.device, laptop.key)])
    return path
  }

  /// Two lines that follow a journal's last one, written without its key.
  private func invented(after log: Log, visit: String) throws -> [Entry] {
    var log = log
    return try log.append(
      [
        EntryDraft(.visitReopened, visit: visit, data: ["reason": "-"]),
        EntryDraft(.visitVoided, visit: visit, data: ["reason": "-"]),
      ], in: Self.round.get().world.machine("forger"))
  }

  private func part(_ entries: [Entry], of kid16: String) throws -> BundleItem {
    let (first, last) = (try #require(entries.first), try #require(entries.last))
    return try BundleItem(
      ResultContent.journalPath(kid16, first: first.sequence, last: last.sequence),
      lines: entries.map(\.line))
  }

  private func office(_ name: String, merging bundles: [String] = []) throws -> OfficeDesk {
    let simulator = try Self.round.get()
    let desk = try simulator.desk(simulator.office(to: name))
    for bundle in bundles { _ = try MergeResults.run(bundle, at: desk) }
    return desk
  }

  @Test("A laptop cannot write into a colleague's journal")
  func colleague() throws {
    let simulator = try Self.round.get()
    let (market, forger) = (try laptop("market-1"), try laptop("market-2"))
    let desk = try office("colleague", merging: simulator.bundles)
    let before = try desk.store.read { try DumpStore.lines($0) }
    let log = try desk.store.read { try $0.log(of: market.origin) }
    let entries = try invented(after: log, visit: "V-140581-2023-0003")
    let path = try forged(
      by: forger, [part(entries, of: market.origin.holder)], name: "colleague-forged")
    let line = try #require(try MergeResults.run(path, at: desk).report.lines.first)
    #expect(line.code == 21)
    #expect(line.entries == MergeCounts(delivered: 2, quarantined: 2))
    #expect(line.notes == ["relayed-unproven: \(market.origin.name) from \(log.size)"])
    #expect(try desk.store.read { try DumpStore.lines($0) } == before)
  }

  @Test("H9: What a colleague relays counts when its origin's checkpoint proves it")
  func relayed() throws {
    let (market, carrier) = (try laptop("market-1"), try laptop("market-2"))
    let desk = try office("relayed")
    let entries = try market.store.read { try $0.entries(of: market.origin) }
    let notes = try market.store.read { try $0.notes(.checkpoint, of: market.origin) }
    let size = try #require(notes.last).checkpoint.size
    let kid16 = market.origin.holder
    let path = try forged(
      by: carrier,
      [
        part(entries, of: kid16),
        BundleItem(
          ResultContent.checkpointsPath(kid16),
          bytes: Array(ResultContent.checkpointsFile(notes.map(\.text)).utf8)),
      ], name: "relayed")
    let line = try #require(try MergeResults.run(path, at: desk).report.lines.first)
    #expect(line.entries.quarantined == entries.count - size)
    #expect(try desk.store.read { try $0.log(of: market.origin).size } == size)
  }

  @Test("The journal of a device that nobody enrolled is not taken in")
  func stranger() throws {
    let forger = try laptop("market-2")
    let desk = try office("stranger")
    let stranger = Origin.device("aaaaaaaaaaaaaaaa", region: "140581")
    let entries = try invented(after: Log(origin: stranger), visit: "V-140581-2023-0003")
    let path = try forged(by: forger, [part(entries, of: stranger.holder)], name: "stranger")
    let line = try #require(try MergeResults.run(path, at: desk).report.lines.first)
    #expect(line.code == 21)
    #expect(line.entries == MergeCounts(delivered: 2, quarantined: 2))
    #expect(line.notes == ["journal-of-nobody: \(stranger.name)"])
  }

  @Test("Of a part made of damaged records a thousand are named, and all are counted")
  func damaged() throws {
    let forger = try laptop("market-2")
    let desk = try office("damaged")
    let before = try desk.store.read { try DumpStore.lines($0) }
    let path = ResultContent.journalPath(forger.origin.holder, first: 0, last: 1199)
    let lines = (0..<1200).map { Array("{\"damaged\":\($0)}".utf8) }
    let bundle = try forged(
      by: forger, [BundleItem(path, lines: lines)], name: "damaged-records")
    let line = try #require(try MergeResults.run(bundle, at: desk).report.lines.first)
    #expect(line.code == 20)
    #expect(line.entries == MergeCounts(delivered: 1200, quarantined: 1200))
    #expect(line.notes.first == "quarantined: \(path) line 1: at")
    #expect(line.notes.last == "quarantined: \(path) from line 1001 on")
    #expect(line.notes.count == 1001)
    #expect(try desk.store.read { try DumpStore.lines($0) } == before)
  }

  /// What a bundle of an enrolled laptop may hold that is not as it must be.
  enum Defect: CaseIterable {
    case foreignFile, misnamedEvidence, malformedCheckpoint, unsignedCheckpoint
    case differingCheckpoint, foreignLog
  }

  @Test(
    "M8, C3, C4: What is wrong inside a sealed bundle is named, with its code",
    arguments: Defect.allCases)
  func inside(defect: Defect) throws {
    let laptop = try laptop("market-2")
    let origin = laptop.origin
    let colleague = try self.laptop("market-1").origin
    let entries = try laptop.store.read { try $0.entries(of: origin) }
    func note(_ of: Origin, size: Int) throws -> BundleItem {
      let checkpoint = Checkpoint(origin: of, size: size, root: Digest.sha256("another"))
      let key = NoteKey(name: of.name, kind: .signature, publicKey: laptop.noteKey.publicKey)
      let note = try SignedNote(checkpoint, key: key) { try laptop.key.sign($0) }
      return BundleItem(ResultContent.checkpointsPath(of.holder), bytes: Array(note.text.utf8))
    }
    let own = try part(entries, of: origin.holder)
    let path = ResultContent.checkpointsPath(origin.holder)
    let items: [BundleItem]
    let expected: (code: Int, note: String)
    switch defect {
    case .foreignFile:
      let stranger = "data/journals/\(origin.holder)/notes.txt"
      items = [own, BundleItem(stranger, bytes: [1])]
      expected = (20, "no-journal-part: \(stranger)")
    case .misnamedEvidence:
      items = [own, BundleItem("data/evidence/photo.jpg", bytes: [1])]
      expected = (20, "no-evidence: data/evidence/photo.jpg")
    case .malformedCheckpoint:
      items = [own, BundleItem(path, bytes: Array("a\nb\nc\n\n— x y\n".utf8))]
      expected = (20, "checkpoint-malformed: \(path)")
    case .unsignedCheckpoint:
      items = [own, try note(colleague, size: 3)]
      let other = ResultContent.checkpointsPath(colleague.holder)
      expected = (21, "checkpoint-not-signed: \(other)")
    case .differingCheckpoint:
      items = [own, try note(origin, size: 3)]
      expected = (23, "checkpoint-differs: \(origin.name) at 3")
    case .foreignLog:
      items = [own]
      expected = (21, "seal-log-foreign: \(colleague.name)")
    }
    let bundle = try forged(
      by: laptop, items, name: "inside-\(defect)", log: defect == .foreignLog ? colleague : nil)
    let desk = try office("inside-\(defect)")
    let line = try #require(try MergeResults.run(bundle, at: desk).report.lines.first)
    #expect(line.notes.contains(expected.note), "\(line.notes)")
    #expect(line.code == expected.code)
    #expect(line.balances)
    // One bad thing never blocks the others (merge.md 13).
    #expect(line.entries.new + line.entries.incomplete + line.entries.waiting == entries.count)
  }

  @Test("A seal that says another root than the journal has is an alarm")
  func root() throws {
    let simulator = try Self.round.get()
    let market = try laptop("market-2")
    let desk = try office("root", merging: simulator.bundles)
    let log = try desk.store.read { try $0.log(of: market.origin) }
    let path = "\(simulator.world.folder)/root.zip"
    try BundleWriter.write(
      to: path,
      header: Seal.Header(
        kind: .result, id: "R-140581-\(market.origin.holder)-000003", issuer: market.party,
        recipient: try #require(Party.office("140581")), sequence: 3,
        created: simulator.world.now,
        log: Seal.LogPosition(
          origin: market.origin.name, size: log.size, root: Digest.sha256("another"))),
      items: [
        part(try desk.store.read { try $0.entries(of: market.origin) }, of: market.origin.holder)
      ],
      signers: [.init(.device, market.key)])
    let line = try #require(try MergeResults.run(path, at: desk).report.lines.first)
    #expect(line.code == 23)
    #expect(line.notes == ["two-roots: \(market.origin.name) at \(log.size)"])
  }

  /// Ends a device's key from a time on, but not what it has written so far.
  private func revoke(_ laptop: Laptop, at time: Timestamp, _ desk: OfficeDesk) throws {
    let record = try KeyRecord(
      .revoked(key: laptop.key.publicKey.id, KeyRevocation(at: time, position: 1000)),
      signedBy: desk.key)
    let draft = EntryDraft(
      .keyRevoked, by: [desk.clerk], data: ["record": try CanonicalJSON.read(record.line())])
    let key = desk.key
    let signer = Signer(key: desk.noteKey) { try key.sign($0) }
    try desk.store.write { writing in
      let entries = try writing.append(
        [draft], to: desk.origin, in: desk.surroundings, signer: signer)
      try Projection.follow(entries, own: true, in: writing)
    }
  }

  @Test("What was sealed before its key was revoked is evidence as ever; a later seal is named")
  func revoked() throws {
    let simulator = try Self.round.get()
    let laptop = try laptop("market-2")
    let bundle = try #require(simulator.bundles.first { $0.contains(laptop.origin.holder) })
    let never = try office("never-revoked")
    let sound = try MergeResults.run(bundle, at: never).report.lines
    let rows = try never.store.read { try $0.bundles() }
    let row = try #require(rows.first { $0.direction == .incoming })
    let created = try #require(Timestamp(iso: row.created))
    let later = try office("revoked-later")
    try revoke(laptop, at: Timestamp(milliseconds: created.milliseconds + 1000), later)
    let same = try MergeResults.run(bundle, at: later).report.lines
    #expect(same == sound, "\(same.map(\.notes))")
    let before = try office("revoked-before")
    try revoke(laptop, at: created, before)
    let line = try #require(try MergeResults.run(bundle, at: before).report.lines.first)
    #expect(line.notes == ["key-revoked: \(laptop.origin.holder)"])
    #expect(line.code == sound.first?.code)
    #expect(line.entries == sound.first?.entries)
  }

  @Test("A refusal in a folder is recorded once; of the one bundle named nothing is")
  func refusals() throws {
    let simulator = try Self.round.get()
    let desk = try office("refusals")
    let folder = "\(simulator.world.folder)/refused"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let whole = try Data(contentsOf: URL(fileURLWithPath: try #require(simulator.bundles.first)))
    try whole.prefix(900).write(to: URL(fileURLWithPath: folder + "/cut.zip"))
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link.zip", withDestinationPath: "nowhere")
    try Data().write(to: URL(fileURLWithPath: folder + "/late.zip.part"))
    func refused() throws -> Int {
      try desk.store.read { reading in
        try reading.entries(of: desk.origin).count { $0.type == .bundleRefused }
      }
    }
    #expect(throws: BundleError.self) { try MergeResults.run(folder + "/cut.zip", at: desk) }
    #expect(try refused() == 0)
    for _ in 0..<2 {
      let result = try MergeResults.run(folder, at: desk)
      #expect(result.report.lines.map(\.bundle) == ["cut.zip", "link.zip"])
      #expect(result.report.lines.map(\.code) == [20, 1])
      #expect(result.report.exitCode == 20)
      #expect(try refused() == 1)
    }
  }

  @Test(
    "A full disk at the office ends a merge with words, and nothing of the bundle is there",
    .needs(.strace))
  func fullDisk() throws {
    let simulator = try Self.round.get()
    let store = try simulator.office(to: "full")
    func held() throws -> [[UInt8]] {
      try Store.open(at: store, kind: .office, doing: nil).read { try DumpStore.lines($0) }
    }
    let before = try held()
    let folder = (try #require(simulator.bundles.first) as NSString).deletingLastPathComponent
    // The first folder that the command makes is that of a bundle's copy.
    let run = try ProgramRun(
      ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=mkdir"]
        + ["-e", "inject=mkdir:error=ENOSPC:when=1", Program.path("yicha"), "office", "merge"]
        + [folder, "--store", store],
      environment: ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z"])
    #expect(run.code == 1 && run.output.isEmpty, "\(run.output)")
    #expect(run.errors.contains("error: cannot use the file \(store) "), "\(run.errors)")
    #expect(run.errors.contains("hint: free some space"), "\(run.errors)")
    #expect(try held() == before)
  }

  @Test("Q7: Each bundle's code is in its line: 3 while a person is needed about its visits")
  func codes() throws {
    let simulator = try Self.round.get()
    let desk = try office("codes")
    let fire = try laptop("fire-1").origin.holder
    let parts = simulator.bundles.filter { $0.contains(fire) }
    #expect(parts.count == 2)
    let late = try MergeResults.run(try #require(parts.last), at: desk)
    #expect(late.report.lines.map(\.code) == [3])
    #expect(late.report.exitCode == 3)
    let first = try MergeResults.run(try #require(parts.first), at: desk)
    #expect(first.report.lines.map(\.code) == [0])
    #expect(first.report.exitCode == 0)
  }

  @Test("C6: Evidence that was lost here comes back with the bundle that brought it before")
  func healed() throws {
    let simulator = try Self.round.get()
    let desk = try office("healed", merging: simulator.bundles)
    let before = try desk.store.read { try DumpStore.lines($0) }
    let evidence = try desk.store.read { reading in
      try laptop("fire-1").store.read { try $0.entries(of: laptop("fire-1").origin) }
        .compactMap(EvidencePayload.init).first
    }
    let digest = try #require(evidence).digest
    try FileManager.default.removeItem(atPath: desk.store.content.path(of: digest))
    try desk.store.write { try Projection.rebuild(own: desk.origin, in: $0) }
    for bundle in simulator.bundles { _ = try MergeResults.run(bundle, at: desk) }
    #expect(desk.store.content.holds(digest))
    #expect(try desk.store.read { try DumpStore.lines($0) } == before)
  }

  @Test("A forked journal gives one export, whichever branch came first")
  func forks() throws {
    let simulator = try Self.round.get()
    let image = "\(simulator.world.folder)/laptops/market-2"
    let visit = simulator.plan.findings
    var branches: [String] = []
    for name in ["fork-a", "fork-b"] {
      let copy = "\(simulator.world.folder)/laptops/\(name)"
      try FileManager.default.copyItem(atPath: image, toPath: copy)
      let laptop = try Laptop.open(copy, doing: "test", in: simulator.world.machine(name))
      try Arrive.run(visit, officers: [], on: laptop)
      let packed = try Pack.run(to: "\(simulator.world.folder)/\(name)", on: laptop)
      branches.append(try #require(packed.last).path)
    }
    var exports: Set<Digest> = []
    for (name, order) in [("ab", branches), ("ba", branches.reversed())] {
      let desk = try office("fork-\(name)", merging: simulator.bundles + order)
      exports.insert(
        Digest.sha256(try desk.store.read { try DumpStore.lines($0) }.flatMap { $0 + [10] }))
    }
    #expect(exports.count == 1)
  }
}
