import Canonical
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

/// What an office does on a bad day; each ends with all records readable.
@Suite("Drills with keys")
struct KeyDrillTests {
  // MARK: A lost laptop

  @Test(
    "S5: A lost laptop: its key ends at its last receipt, and what comes later needs a decision")
  func lostLaptop() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    let desk = try round.desk()
    let lost = round.laptop.origin
    try round.finish()
    try round.sign(["GP0007", "GP0031"])
    try round.deliver()
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    let receipt = try #require(try desk.store.read { try $0.note(.receipt, of: lost) })
    // More was done and packed before the laptop was lost, and only the stick turns up.
    round.pass(minutes: 60)
    try round.finish(FieldRound.otherVisits[0])
    let late = try #require(
      Pack.run(to: round.folder + "/found", on: round.laptop).last)
    round.pass(minutes: 60)
    let end = try RevokeKey.run("laptop", reason: "left in a taxi", by: desk)
    #expect(end.position == receipt.checkpoint.size)
    #expect(end.key == lost.holder)

    #expect(throws: OfficeError.endedAlready(lost.holder)) {
      try RevokeKey.run(lost.holder, reason: "again", by: desk)
    }
    let out = try ExportTasks.run(
      date: round.clock.surroundings.now().date().adding(days: 1),
      to: round.folder + "/after", at: desk)
    #expect(out.bundles.map(\.device) == [spare.origin.holder], "the lost one gets nothing more")
    _ = try OpenTask.run(out.bundles[0].path, on: spare)
    let known = try spare.store.read { try spare.trust($0) }.key(kid16: lost.holder)
    #expect(known?.revocation?.position == receipt.checkpoint.size)

    let merged = try MergeResults.run(late.path, at: desk)
    let line = try #require(merged.report.lines.first)
    #expect(line.notes.contains { $0.hasPrefix("revoked: \(lost.name), ") }, "\(line.notes)")
    #expect(merged.report.exitCode == 3)
    #expect(line.balances && line.entries.quarantined == 0)
    let first = try #require(try desk.store.read { try $0.visitFile(FieldRound.visit) })
    #expect(first.afterRevocation.isEmpty, "what has a receipt stands as it was")
    let second = try #require(
      try desk.store.read { try $0.visitFile(FieldRound.otherVisits[0]) })
    #expect(!second.afterRevocation.isEmpty)
    #expect(second.revocationText != nil)

    try Self.readable(round, by: desk.identities(), [late.path])
    try Self.readable(round, by: Self.escrow(in: round.path(of: .root)), Self.tasks(round))
  }

  // MARK: A rotated office key

  @Test("A rotated office key: what was on its way still opens, and laptops follow")
  func rotatedOffice() throws {
    let round = try FieldRound()
    try round.finish()
    let packed = try Pack.run(to: round.folder + "/stick", on: round.laptop)
    let oldTask = try round.firstTask(of: round.laptop)
    let old = try round.desk().key
    round.pass(minutes: 10)
    let new = try RotateKeys.office(
      [Self.root(in: round.path(of: .root))], reason: "yearly", at: round.desk())
    round.closeDesk()
    let desk = try round.desk()
    #expect(desk.key.publicKey.kid16 == new && new != old.publicKey.kid16)

    let merged = try MergeResults.run(packed[0].path, at: desk)
    #expect(merged.report.lines.first?.code != 22, "encrypted to the old key, opened all the same")
    #expect((merged.report.lines.first?.entries.new ?? 0) > 0)
    let task = try round.export(for: round.laptop)
    try round.refuses(BundleError.unknownKey(key: new)) {
      _ = try OpenTask.run(task, on: round.laptop)
    }
    let keys = SealKeys.path(in: desk.store.folder)
    let opened = try OpenKeys.run(keys, on: round.laptop)
    #expect(!opened.wasKnown && !opened.hasNewRoots)
    #expect(try OpenKeys.run(keys, on: round.laptop).wasKnown)
    let result = try OpenTask.run(task, on: round.laptop)
    #expect(result.receipt != nil)
    #expect(try CheckStore.run(on: round.laptop).isIntact)

    // Old signatures from before the rotation stay valid evidence.
    try Self.readable(round, by: round.deviceIdentities(), [oldTask, task])
    try Self.readable(round, by: desk.identities(), packed.map(\.path))
    try round.arrive(at: FieldRound.otherVisits[0])
    let back = try Pack.run(to: round.folder + "/stick", on: round.laptop)
    _ = try MergeResults.run(try #require(back.last).path, at: desk)
    #expect(try #require(back.last).state == .sealed)
  }

  @Test("The newest keys bundle suffices, and an older one that was skipped is refused after it")
  func skippedKeys() throws {
    let round = try FieldRound()
    let root = try Self.root(in: round.path(of: .root))
    let skipped = round.folder + "/skipped.zip"
    try AtomicFile.copy(SealKeys.run([root], at: round.desk()), to: skipped)
    let newest = try SealKeys.run([root], at: round.desk())
    #expect(try OpenKeys.run(newest, on: round.laptop).id == "K-140581-3")
    try round.refuses(BundleError.replayed(sequence: 2, last: 3)) {
      _ = try OpenKeys.run(skipped, on: round.laptop)
    }
    #expect(try OpenKeys.run(round.path(of: .keysBundle), on: round.laptop).wasKnown)
  }

  @Test("Who holds the old office key cannot write an earlier time into a new bundle")
  func backdated() throws {
    let round = try FieldRound()
    let old = try round.desk().key
    let before = round.clock.surroundings.now()
    round.pass(minutes: 10)
    _ = try RotateKeys.office(
      [Self.root(in: round.path(of: .root))], reason: "stolen", at: round.desk())
    round.closeDesk()
    _ = try OpenKeys.run(SealKeys.path(in: round.path(of: .office)), on: round.laptop)
    let forged = round.folder + "/forged.zip"
    try BundleWriter.write(
      to: forged,
      header: Seal.Header(
        kind: .task, id: "T-2", issuer: try #require(Party.office(FieldRound.region)),
        recipient: round.laptop.party, sequence: 2, created: before,
        expires: Timestamp(milliseconds: 1_800_000_000_000)),
      items: [BundleItem(TaskContent.taskPath, bytes: Array("{}".utf8))],
      signers: [.init(.office, old)])
    try round.refuses(BundleError.keyRevoked(key: old.publicKey.kid16)) {
      _ = try OpenTask.run(forged, on: round.laptop)
    }
  }

  // MARK: One of three root holders absent

  @Test("One of three root holders absent: the other two seal, and any one opens the records")
  func absentHolder() throws {
    let round = try FieldRound()
    let holders = try (1...3).map { number in
      RootHolder(
        folder: "\(round.folder)/holders/\(number)", passphrase: try TestPassphrase.recipient())
    }
    let print = try RotateKeys.roots(
      [Self.root(in: round.path(of: .root))], to: holders, threshold: 2,
      reason: "three holders from now on", at: round.desk())
    let keys = try SealKeys.path(in: round.path(of: .office))
    let opened = try OpenKeys.run(keys, on: round.laptop)
    #expect(opened.hasNewRoots && opened.rootFingerprint == print)
    let introduced = try OpenedKeys.introduced(bundleAt: keys, copyingInto: round.folder)
    #expect(introduced.trust.rootFingerprint == print, "a newcomer compares the same paper")

    let present = try [1, 3].map { try Self.root(in: "\(round.folder)/holders/\($0)") }
    #expect(throws: OfficeError.rootsMissing(have: 1, need: 2)) {
      try SealKeys.run([present[0]], at: round.desk())
    }
    #expect(throws: OfficeError.rootsMissing(have: 0, need: 2), "the earlier root counts no more") {
      try SealKeys.run([Self.root(in: round.path(of: .root))], at: round.desk())
    }
    #expect(throws: OfficeError.rootsMissing(have: 1, need: 2), "one key twice is one key") {
      try SealKeys.run([present[0], present[0]], at: round.desk())
    }
    try SealKeys.run(present, at: round.desk())
    _ = try OpenKeys.run(keys, on: round.laptop)

    try round.finish()
    let packed = try Pack.run(to: round.folder + "/stick", on: round.laptop)
    let task = try round.export(for: round.laptop)
    for number in 1...3 {
      let escrow = try Self.escrow(in: "\(round.folder)/holders/\(number)")
      try Self.readable(round, by: escrow, packed.map(\.path) + [task])
    }
  }

  @Test("A keys bundle of the next version that the present roots did not seal is refused")
  func usurped() throws {
    let round = try FieldRound()
    let usurper = try #require(PrivateKey(raw: round.clock.surroundings.random(32)))
    let records = [
      KeyRecord(
        sealed: .root(
          TrustedKey(
            key: usurper.publicKey, role: .root, holder: "root:\(FieldRound.region)",
            from: round.clock.surroundings.now()), threshold: 1, version: 2))
    ]
    let path = round.folder + "/usurped.zip"
    try BundleWriter.write(
      to: path,
      header: Seal.Header(
        kind: .keys, id: "K-2", issuer: try #require(Party.office(FieldRound.region)),
        recipient: try #require(Party.any(FieldRound.region)), sequence: 2,
        created: round.clock.surroundings.now(),
        expires: Timestamp(milliseconds: 1_800_000_000_000)),
      items: KeysContent.items(records), signers: [.init(.root, usurper)])
    try round.refuses(
      BundleError.signersMissing(.keys, role: .root, have: 0, need: 1)
    ) { _ = try OpenKeys.run(path, on: round.laptop) }
  }

  // MARK: What the drills share

  private static func root(in folder: String) throws -> PrivateKey {
    try PrivateKey(
      readingFileAt: RootHolder.keyFile(in: folder), passphrase: TestPassphrase.identity())
  }

  private static func escrow(in folder: String) throws -> [AgeX25519Identity] {
    try AgeIdentityFile.read(
      RootHolder.escrowFile(in: folder), passphrase: TestPassphrase.identity())
  }

  private static func tasks(_ round: FieldRound) throws -> [String] {
    let folder = try round.path(of: .tasks)
    return try AtomicFile.names(in: folder).map { "\(folder)/\($0)" }
  }

  /// Expects that each bundle opens and verifies, as an auditor would years later.
  private static func readable(
    _ round: FieldRound, by identities: [AgeX25519Identity], _ paths: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let desk = try round.desk()
    let reader = BundleReader(trust: try desk.store.read { try desk.trust($0) })
    #expect(!paths.isEmpty, sourceLocation: sourceLocation)
    for path in paths {
      #expect(throws: Never.self, "\(path)", sourceLocation: sourceLocation) {
        try reader.verify(BundleFile.source(at: path, identities: identities))
      }
    }
  }
}
