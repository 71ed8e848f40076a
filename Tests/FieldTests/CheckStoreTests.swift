import Canonical
import Journal
import Storage
import Support
import Testing

@testable import Field

@Suite("Checking the laptop's store", .needs(.python))
struct CheckStoreTests {
  /// A finished visit with two pieces of evidence.
  private static func worked() throws -> FieldRound {
    let round = try FieldRound()
    try round.work()
    try round.attach("a photo", to: "SH-01")
    try round.attach("a film", as: "film.mp4")
    try Finish.run(FieldRound.visit, on: round.laptop)
    return round
  }

  /// Changes the database behind the program's back.
  private static func edit(_ sql: String, _ round: FieldRound) throws {
    try #require(try SQLiteScript.run(sql, on: round.laptop.store.folder + "/store.sqlite"))
  }

  /// The row of an entry of the laptop's own journal, as a condition.
  private static func row(_ sequence: Int, _ round: FieldRound) -> String {
    let origin = "(SELECT id FROM origins WHERE name = '\(round.laptop.origin.name)')"
    return "id = (\(origin) << 32 | \(sequence))"
  }

  /// The remembered end of the laptop's journal is not what its rows lead to.
  private static func end(_ round: FieldRound) -> StoreError {
    .rowDiffers(table: "logs", key: round.laptop.origin.name)
  }

  @Test("A store that nobody touched is intact")
  func intact() throws {
    let round = try Self.worked()
    let result = try CheckStore.run(on: round.laptop)
    #expect(result.isIntact)
    #expect(result.findings == [])
    #expect(result.damages == [])
    #expect(result.entries == (try round.journal().count))
    #expect(result.evidence == 2)
    #expect(result.receipts.isEmpty)
    let log = try round.laptop.store.read { try $0.log(of: round.laptop.origin) }
    #expect(result.checkpoint == log.checkpoint)
  }

  @Test("A receipt that holds is told once, with its time")
  func receipt() throws {
    let round = try Self.worked()
    try round.deliver()
    let size = try round.journal().count - 1
    let time = round.clock.surroundings.now()
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    round.pass(minutes: 60)
    let result = try CheckStore.run(on: round.laptop)
    #expect(result.isIntact)
    #expect(result.receipts.map(\.size) == [size])
    #expect(result.receipts.map(\.time) == [time])
  }

  @Test("Each row whose line or hash was edited outside the program is named")
  func editedRows() throws {
    let round = try Self.worked()
    let origin = round.laptop.origin.name
    let count = try round.journal().count
    try Self.edit(
      """
      UPDATE entries SET line = CAST(replace(CAST(line AS TEXT), '4.5', '5.5') AS BLOB)
        WHERE \(Self.row(7, round));
      UPDATE entries SET leaf = zeroblob(32) WHERE \(Self.row(9, round));
      UPDATE entries SET line = x'7b' WHERE \(Self.row(3, round));
      """, round)
    let result = try CheckStore.run(on: round.laptop)
    #expect(!result.isIntact)
    #expect(
      result.damages == [
        .rowAltered(origin, 3), .rowAltered(origin, 7), .rowAltered(origin, 9),
        Self.end(round),
      ])
    #expect(result.findings == [])
    #expect(result.entries == count - 3)
  }

  @Test("An entry replaced by another whole one breaks the chain at the next")
  func replacedRow() throws {
    let round = try Self.worked()
    let journal = try round.journal()
    let old = journal[6]
    let forged = try Entry(
      EntryDraft(
        old.type, visit: old.visit, by: old.by,
        data: old.data.merging(["value": "5.5"]) { _, new in new }, parents: old.parents),
      sequence: old.sequence, previous: old.previous, moment: old.moment,
      salt: Array(repeating: 7, count: 16))
    try Self.edit(
      """
      UPDATE entries SET leaf = x'\(forged.leaf.hex)', line = x'\(Hex.text(of: forged.line))'
        WHERE \(Self.row(6, round));
      """, round)
    let result = try CheckStore.run(on: round.laptop)
    #expect(result.findings == [.chainBroken(line: 7), .checkpointDiffers(size: journal.count)])
    #expect(result.damages == [Self.end(round)])
  }

  @Test("A deleted row breaks the chain where it stood")
  func deletedRow() throws {
    let round = try Self.worked()
    let count = try round.journal().count
    try Self.edit("DELETE FROM entries WHERE \(Self.row(6, round));", round)
    let result = try CheckStore.run(on: round.laptop)
    #expect(result.findings == [.chainBroken(line: 6), .checkpointDiffers(size: count)])
    #expect(result.damages == [Self.end(round)])
  }

  @Test("A deleted last row is told by the signed checkpoint")
  func deletedEnd() throws {
    let round = try Self.worked()
    let count = try round.journal().count
    try Self.edit("DELETE FROM entries WHERE \(Self.row(count - 1, round));", round)
    let result = try CheckStore.run(on: round.laptop)
    #expect(result.findings == [.checkpointDiffers(size: count)])
    #expect(result.damages == [Self.end(round)])
  }

  @Test("Rows deleted that the office has a receipt for are told by the receipt")
  func deletedAfterReceipt() throws {
    let round = try Self.worked()
    try round.deliver()
    let size = try round.journal().count - 1
    _ = try OpenTask.run(round.export(for: round.laptop), on: round.laptop)
    let count = try round.journal().count
    try Self.edit(
      "DELETE FROM entries WHERE "
        + (size - 1..<count).map { Self.row($0, round) }.joined(separator: " OR "), round)
    let result = try CheckStore.run(on: round.laptop)
    #expect(
      result.findings == [
        .checkpointDiffers(size: count), .truncated(receipt: size, entries: size - 1),
      ])
    #expect(result.damages == [Self.end(round)])
    #expect(result.receipts.isEmpty)
  }

  @Test("An entry filed under another visit than it says is named")
  func misfiled() throws {
    let round = try Self.worked()
    let other = "(SELECT id FROM visits WHERE name = '\(FieldRound.otherVisits[0])')"
    try Self.edit(
      """
      UPDATE entries SET visit = NULL WHERE \(Self.row(3, round));
      UPDATE entries SET visit = \(other) WHERE \(Self.row(6, round));
      """, round)
    let result = try CheckStore.run(on: round.laptop)
    let origin = round.laptop.origin.name
    #expect(result.damages == [.rowAltered(origin, 3), .rowAltered(origin, 6), Self.end(round)])
    #expect(result.findings == [])
  }

  /// The rows of the office's journal, as a condition.
  private static let officeRows =
    "id >> 32 = (SELECT id FROM origins WHERE name = 'yicha/140581/office')"

  /// Every row of the office's journal is named.
  private static func officeDamages(_ round: FieldRound) throws -> [StoreError] {
    let office = round.laptop.officeOrigin
    return try round.laptop.store.read { try $0.entries(of: office) }
      .map { .rowAltered(office.name, $0.sequence) }
  }

  @Test("Edited and deleted rows of the office's part are named", arguments: [true, false])
  func officePart(isDeleted: Bool) throws {
    let round = try FieldRound()
    let damages = try Self.officeDamages(round)
    try Self.edit(
      (isDeleted ? "DELETE FROM entries" : "UPDATE entries SET line = x'7b'")
        + " WHERE \(Self.officeRows)", round)
    #expect(damages.count == 3)
    #expect(try CheckStore.run(on: round.laptop).damages == damages)
  }

  @Test("An entry of the office rewritten with its hash is named, as no bundle brought it")
  func officeForged() throws {
    let round = try FieldRound()
    let office = round.laptop.officeOrigin
    let old = try #require(try round.laptop.store.read { try $0.entries(of: office) }.last)
    let forged = try Entry(
      EntryDraft(old.type, visit: old.visit, by: ["clerk02"], data: old.data),
      sequence: old.sequence, previous: old.previous, moment: old.moment,
      salt: Array(repeating: 7, count: 16))
    try Self.edit(
      """
      UPDATE entries SET leaf = x'\(forged.leaf.hex)', line = x'\(Hex.text(of: forged.line))'
        WHERE \(Self.officeRows) AND id & 4294967295 = \(old.sequence);
      """, round)
    #expect(
      try CheckStore.run(on: round.laptop).damages == [.rowAltered(office.name, old.sequence)])
  }

  @Test(
    "A damaged end or checkpoint of the journal is listed, not thrown",
    arguments: ["UPDATE logs SET size = size + 1", "UPDATE notes SET text = 'x'"])
  func damagedEnd(sql: String) throws {
    let round = try FieldRound()
    try Self.edit(sql, round)
    #expect(try !CheckStore.run(on: round.laptop).isIntact)
  }

  @Test("A journal whose signed checkpoint is gone is named")
  func withoutCheckpoint() throws {
    let round = try Self.worked()
    let origin = round.laptop.origin.name
    try Self.edit(
      "DELETE FROM notes WHERE origin = (SELECT id FROM origins WHERE name = '\(origin)')", round)
    let result = try CheckStore.run(on: round.laptop)
    #expect(result.checkpoint == nil)
    #expect(result.findings == [.notSigned(origin)])
  }

  @Test("An altered and a missing piece of evidence are named by their digests")
  func evidence() throws {
    let round = try Self.worked()
    let content = round.laptop.store.content
    let (photo, film) = (Digest.sha256("a photo"), Digest.sha256("a film"))
    try AtomicFile.write(Array("a fake!".utf8), to: content.path(of: photo), replacing: true)
    try FileSystem.remove(content.path(of: film))
    let result = try CheckStore.run(on: round.laptop)
    #expect(!result.isIntact)
    #expect(result.findings == [])
    let damages: [Digest: StoreError] = [
      photo: .contentDiffers(photo), film: .contentMissing(film),
    ]
    #expect(result.damages == damages.sorted { $0.key < $1.key }.map(\.value))
    #expect(result.evidence == 2)
  }

  @Test("A check changes nothing")
  func changesNothing() throws {
    let round = try Self.worked()
    let before = try round.journal()
    _ = try CheckStore.run(on: round.laptop)
    #expect(try round.journal() == before)
  }
}
