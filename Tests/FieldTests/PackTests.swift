import Canonical
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Testing

@testable import Field

@Suite("Packing a result")
struct PackTests {
  /// What a bundle holds, as whoever knows the laptop's key reads it.
  private struct Content {
    let seal: Seal
    let sealHash: Digest
    let paths: [String]
    let entries: [Entry]
    let checkpoints: [Checkpoint]
    let evidence: [[UInt8]]
  }

  private static func content(of path: String, _ round: FieldRound) throws -> Content {
    let laptop = round.laptop
    let trust = try laptop.store.read { try laptop.trust($0) }
    return try BundleReader(trust: trust).withBundle(
      ResultBundle.self, at: path, identities: round.officeIdentities(),
      copyingInto: round.folder
    ) { result in
      let bundle = result.bundle
      let journals = bundle.files(under: "data/journals/")
      let lines = try journals.compactMap { ResultContent.JournalPart(path: $0.path) }
        .flatMap { try bundle.lines(of: $0.path) }
      let notes = try journals.filter { $0.path.hasSuffix("checkpoints.txt") }.flatMap { file in
        ResultContent.checkpoints(String(decoding: try bundle.bytes(of: file.path), as: UTF8.self))
      }
      return Content(
        seal: bundle.seal, sealHash: bundle.sealHash, paths: bundle.checked.files.map(\.path),
        entries: try lines.map { try Entry(line: $0) },
        checkpoints: try notes.map { try SignedNote(text: $0).checkpoint },
        evidence: try bundle.files(under: "data/evidence/").map { try bundle.bytes(of: $0.path) })
    }
  }

  private static func pack(
    _ round: FieldRound, to folder: String = "stick", limit: Int = Pack.largest
  ) throws -> [Pack.Result] {
    try Pack.run(to: "\(round.folder)/\(folder)", limit: limit, on: round.laptop)
  }

  @Test("A file that was lost, turned up and is attached anew travels again")
  func found() throws {
    let round = try FieldRound()
    try round.arrive()
    let photo = try round.attach("a photo").digest
    try FileSystem.remove(round.laptop.store.content.path(of: photo))
    _ = try LoseEvidence.run(photo, reason: "the camera fell", on: round.laptop)
    #expect(try Self.content(of: Self.pack(round)[0].path, round).evidence.isEmpty)
    _ = try round.attach("a photo")
    let packed = try #require(try Self.pack(round).last)
    #expect(try Self.content(of: packed.path, round).evidence == [Array("a photo".utf8)])
    let result = try MergeResults.run("\(round.folder)/stick", at: round.desk())
    #expect(result.report.evidence.new == 1)
  }

  @Test("Q9, H10: The first bundle holds the whole journal, sealed by the device for the office")
  func first() throws {
    let round = try FieldRound()
    try round.finish()
    let kid16 = round.laptop.origin.holder
    let journal = try round.journal()
    let log = try round.laptop.store.read { try $0.log(of: round.laptop.origin) }
    let task = try #require(
      try round.laptop.store.read { try $0.bundles() }.first { $0.kind == "task" })
    let packed = try Self.pack(round)
    let id = "R-140581-\(kid16)-000001"
    let path = "\(round.folder)/stick/\(id).zip.age"
    #expect(
      packed == [
        Pack.Result(path: path, id: id, entries: journal.count, evidence: 0, state: .sealed)
      ])
    let content = try Self.content(of: path, round)
    let header = content.seal.header
    #expect(header.id == id)
    #expect(header.issuer == round.laptop.party)
    #expect(header.recipient.description == "office:140581")
    #expect(header.sequence == 1)
    #expect(header.previous == nil)
    #expect(header.replies == Digest(hex: task.seal))
    #expect(header.created == round.clock.surroundings.now())
    #expect(header.expires == nil)
    #expect(
      header.log
        == Seal.LogPosition(
          origin: round.laptop.origin.name, size: log.size, root: log.tree.root))
    #expect(content.seal.signers.map(\.role) == ["device"])
    #expect(content.seal.signers.map(\.key) == [round.laptop.key.publicKey.id])
    #expect(
      content.paths == [
        "data/journals/\(kid16)/0-\(journal.count - 1).jsonl.gz",
        "data/journals/\(kid16)/checkpoints.txt",
      ])
    #expect(content.entries == journal)
    // One for the finished visit and one for the end, which here are the same.
    #expect(content.checkpoints == [log.checkpoint])
  }

  @Test("The packing is an entry, and the bundle also stays in the laptop's outbox")
  func recorded() throws {
    let round = try FieldRound()
    try round.arrive()
    var packed: [Pack.Result] = []
    let entry = try round.entry { packed = try Self.pack(round) }
    let result = try #require(packed.first)
    #expect(entry.type == .packed)
    #expect(entry.visit == nil)
    let content = try Self.content(of: result.path, round)
    #expect(
      entry.data == [
        "seal": .string(content.sealHash.hex), "kind": "result", "id": .string(result.id),
        "issuer": .string(round.laptop.party.description), "recipient": "office:140581",
        "sequence": 1, "created": "2023-09-04T02:00:00Z", "entries": .integer(result.entries),
        "evidence": 0, "size": .integer(result.entries),
        "file": .string("\(result.id).zip.age"),
        "sha256": .string(try AtomicFile.digest(of: result.path).hex),
      ])
    let kept = "\(round.laptop.store.folder)/outbox/\(result.id).zip.age"
    #expect(try AtomicFile.read(kept) == AtomicFile.read(result.path))
  }

  @Test("A plain bundle must be asked for and is recorded; the next is encrypted again")
  func plain() throws {
    let round = try FieldRound()
    try round.arrive()
    let packed = try #require(
      Pack.run(to: round.folder + "/stick", isPlain: true, on: round.laptop).first)
    #expect(packed.path.hasSuffix("\(packed.id).zip"))
    #expect(try !BundleFile.isEncrypted(packed.path))
    #expect(try round.journal().last?.data["plain"] == true)
    try round.answer(["SH-02": "4.5"])
    let next = try #require(Self.pack(round).last)
    #expect(try BundleFile.isEncrypted(next.path))
    #expect(try round.journal().last?.data["plain"] == nil)
    let task = try round.plainExport(for: round.laptop)
    #expect(try !BundleFile.isEncrypted(task))
    let desk = try round.desk()
    let exported = try desk.store.read { try $0.entries(of: desk.origin) }
      .filter { $0.type == .bundleExported }
    #expect(exported.contains { $0.data["plain"] == true })
  }

  @Test("A damaged stick is noticed when the bundle is read back")
  func damagedStick() throws {
    let round = try FieldRound()
    try round.arrive()
    let packed = try #require(Self.pack(round).first)
    try FileSystem.remove(packed.path)
    let kept = "\(round.laptop.store.folder)/outbox/\(packed.id).zip.age"
    var bytes = try AtomicFile.read(kept)
    bytes[bytes.count / 2] ^= 1
    try AtomicFile.write(bytes, to: kept, replacing: true)
    #expect(throws: StoreError.notDelivered(packed.path)) { try Self.pack(round) }
  }

  @Test("The next bundle counts on and names the one before by its seal")
  func second() throws {
    let round = try FieldRound()
    try round.arrive()
    let first = try #require(try Self.pack(round).first)
    try round.answer(["SH-02": "4.5"])
    let both = try Self.pack(round)
    #expect(both.map(\.state) == [.there, .sealed])
    #expect(both.first?.id == first.id)
    let second = try #require(both.last)
    #expect(second.id == "R-140581-\(round.laptop.origin.holder)-000002")
    let header = try Self.content(of: second.path, round).seal.header
    #expect(header.sequence == 2)
    #expect(header.previous == (try Self.content(of: first.path, round).sealHash))
  }

  @Test("A checkpoint of each finished visit goes along, and one for the end")
  func checkpoints() throws {
    let round = try FieldRound()
    try round.finish()
    let finished = try round.laptop.store.read { try $0.log(of: round.laptop.origin) }.checkpoint
    try round.sign(["GP0007", "GP0031"])
    let end = try round.laptop.store.read { try $0.log(of: round.laptop.origin) }.checkpoint
    let packed = try #require(try Self.pack(round).first)
    #expect(try Self.content(of: packed.path, round).checkpoints == [finished, end])
  }

  @Test("Evidence that two references name is packed once, under its digest")
  func evidence() throws {
    let round = try FieldRound()
    try round.arrive()
    try round.attach("a photo", to: "SH-01")
    try round.attach("a photo", as: "copy.jpg", to: "SH-02")
    try round.attach("a film", as: "film.mp4")
    let packed = try #require(try Self.pack(round).first)
    #expect(packed.evidence == 2)
    let content = try Self.content(of: packed.path, round)
    let digests = [Digest.sha256("a photo"), .sha256("a film")]
    #expect(
      content.paths.filter { $0.hasPrefix("data/evidence/") }
        == digests.map(ResultContent.evidencePath).sorted())
    #expect(Set(content.evidence) == [Array("a photo".utf8), Array("a film".utf8)])
    let merged = try MergeResults.run(packed.path, at: round.desk())
    #expect(merged.report.lines.map(\.evidence.new) == [2])
    #expect(merged.report.lines.map(\.entries.incomplete) == [0])
  }

  @Test(
    "What passes the limit goes into further bundles, which the office takes in as one",
    arguments: [true, false])
  func split(isPlain: Bool) throws {
    let round = try FieldRound()
    try round.work()
    try round.attach(String(repeating: "photo", count: 400), to: "SH-01")
    try round.attach(String(repeating: "film", count: 900), as: "film.mp4")
    let journal = try round.journal()
    let limit = 6_000
    let packed = try Pack.run(
      to: round.folder + "/stick", limit: limit, isPlain: isPlain, on: round.laptop)
    let number = round.laptop.origin.holder
    #expect(
      packed.map(\.id) == (1...packed.count).map { "R-140581-\(number)-00000\($0)" })
    for bundle in packed { #expect(try AtomicFile.read(bundle.path).count <= limit) }
    let contents = try packed.map { try Self.content(of: $0.path, round) }
    #expect(contents.flatMap(\.entries) == journal)
    #expect(packed.map(\.entries) == contents.map(\.entries.count))
    #expect(packed.map(\.evidence).reduce(0, +) == 2)
    #expect(contents.count > 3)
    #expect(
      zip(contents, contents.dropFirst()).allSatisfy { before, after in
        after.seal.header.previous == before.sealHash
      })
    let merged = try MergeResults.run(round.folder + "/stick", at: round.desk())
    #expect(merged.report.lines.map(\.code) == packed.map { _ in 0 })
    let counts = merged.report.lines.map(\.entries).reduce(MergeCounts(), +)
    // The two captures came before the files that they name, which then completed them.
    #expect(counts.new == journal.count - 2)
    #expect(counts.incomplete == 2)
    #expect(counts.delivered == journal.count)
    #expect(merged.waitingFor == [])
    let file = try round.desk().store.read { try $0.visitFile(FieldRound.visit) }
    #expect(file?.absentEvidence == [])
  }

  @Test("What alone is larger than the limit has a bundle of its own")
  func alone() throws {
    let round = try FieldRound()
    try round.arrive()
    for text in ["a small photo", String(repeating: "film", count: 5_000), "another photo"] {
      try round.attach(text)
    }
    let packed = try Self.pack(round, limit: 8_000)
    let sizes = try packed.map { try AtomicFile.read($0.path).count }
    #expect(packed.map(\.evidence) == [1, 1, 1])
    #expect(sizes.map { $0 <= 8_000 } == [true, false, true])
  }

  @Test("The same acts, keys and time make the same bundle, to the byte")
  func deterministic() throws {
    let bundles = try (0..<2).map { _ in
      let round = try FieldRound()
      try round.work()
      try round.attach(String(repeating: "film", count: 100), as: "film.mp4", partSize: 150)
      try Finish.run(FieldRound.visit, on: round.laptop)
      let packed = try Pack.run(to: round.folder + "/stick", isPlain: true, on: round.laptop)
      return try packed.map { try AtomicFile.read($0.path) }
    }
    #expect(bundles[0].count == 1)
    #expect(bundles[0] == bundles[1])
  }

  @Test("After a receipt only what came since is packed")
  func sinceReceipt() throws {
    let round = try FieldRound()
    try round.arrive()
    try round.attach("a photo", to: "SH-01")
    try round.deliver()
    let received = try round.journal().count - 1
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    try round.answer(["SH-02": "4.5"])
    try round.attach("a film", as: "film.mp4")
    let journal = try round.journal()
    let packed = try #require(try Self.pack(round).first)
    #expect(packed.entries == journal.count - received)
    #expect(packed.evidence == 1)
    let content = try Self.content(of: packed.path, round)
    #expect(content.entries == Array(journal[received...]))
    #expect(content.evidence == [Array("a film".utf8)])
    #expect(content.checkpoints.allSatisfy { $0.size > received })
    let merged = try MergeResults.run(packed.path, at: round.desk())
    #expect(merged.report.lines.map(\.entries.new) == [packed.entries])
    #expect(merged.waitingFor == [])
  }

  @Test("S2: Without a receipt the same bundle is delivered again, and nothing is recorded")
  func withoutReceipt() throws {
    let round = try FieldRound()
    try round.arrive()
    let first = try #require(try Self.pack(round).first)
    var again: [Pack.Result] = []
    #expect(try round.entries { again = try Self.pack(round, to: "other") } == [])
    #expect(again.map(\.state) == [.again])
    #expect(again.map(\.id) == [first.id])
    #expect(again.map(\.entries) == [first.entries])
    #expect(try AtomicFile.read(again[0].path) == AtomicFile.read(first.path))
  }

  @Test("A bundle that went missing from the outbox is made up for by the next")
  func lostBundle() throws {
    let round = try FieldRound()
    try round.arrive()
    let first = try #require(try Self.pack(round).first)
    let before = try round.journal().count
    try FileSystem.remove("\(round.laptop.store.folder)/outbox/\(first.id).zip.age")
    let next = try Self.pack(round, to: "other")
    #expect(next.map(\.state) == [.sealed])
    #expect(next.map(\.entries) == [before])
  }

  @Test("A stick that cannot be written leaves no packing behind")
  func unwritable() throws {
    let round = try FieldRound()
    try round.arrive()
    let file = try round.write("x", to: "stick")
    let before = try round.journal()
    #expect(throws: StoreError.self) { try Pack.run(to: file, on: round.laptop) }
    #expect(try round.journal() == before)
    #expect(
      try Self.pack(round, to: "other").map(\.id) == [
        "R-140581-\(round.laptop.origin.holder)-000001"
      ])
  }

  @Test("Without an act of a visit since the last receipt there is nothing to pack")
  func nothing() throws {
    let round = try FieldRound()
    try round.refuses(FieldError.nothingToPack) { _ = try Self.pack(round) }
    try round.arrive()
    try round.deliver()
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    try round.refuses(FieldError.nothingToPack) { _ = try Self.pack(round) }
  }

  @Test("A laptop that has opened no task has nobody to pack for")
  func nothingOpened() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    #expect(throws: FieldError.nothingOpened) {
      try Pack.run(to: round.folder + "/stick", on: spare)
    }
    #expect(try spare.store.read { try $0.entries(of: spare.origin) }.count == 2)
  }

  @Test("Evidence that was altered in the store stops the packing, and nothing is recorded")
  func alteredEvidence() throws {
    let round = try FieldRound()
    try round.arrive()
    let photo = try round.attach("a photo")
    let path = round.laptop.store.content.path(of: photo.digest)
    try AtomicFile.write(Array("another".utf8), to: path, replacing: true)
    try round.refuses(StoreError.contentDiffers(photo.digest)) { _ = try Self.pack(round) }
    #expect(try AtomicFile.names(in: round.folder + "/stick") == [])
    #expect(try AtomicFile.names(in: round.laptop.store.folder + "/outbox") == [])
  }

  @Test("Evidence that is gone stops the packing until its loss is recorded")
  func missingEvidence() throws {
    let round = try FieldRound()
    try round.arrive()
    let photo = try round.attach("a photo")
    try FileSystem.remove(round.laptop.store.content.path(of: photo.digest))
    try round.refuses(StoreError.contentMissing(photo.digest)) { _ = try Self.pack(round) }
    _ = try LoseEvidence.run(photo.digest, reason: "相机坏了", on: round.laptop)
    let packed = try #require(try Self.pack(round).first)
    #expect(packed.evidence == 0)
    // The office does not wait for it, so its receipt covers the entry that names it.
    _ = try MergeResults.run(packed.path, at: round.desk())
    let opened = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    #expect(opened.receipt == packed.entries)
  }
}
