import Canonical
import Foundation
import Inspection
import Journal
import Storage
import Support
import Testing

@Suite("A store that was changed outside the program")
struct StoreDefectsTests {
  private static let origin = Origin.device("0123456789abcdef", region: "140581")

  private var surroundings: Surroundings {
    Surroundings(
      now: { Timestamp(milliseconds: 1_693_792_800_000) }, mono: { 1000 }, machineBoot: "test",
      random: { Array(repeating: 7, count: $0) })
  }

  private var signer: Signer {
    Signer(
      key: NoteKey(
        name: Self.origin.name, kind: .signature, publicKey: Array(repeating: 1, count: 32))
    ) { bytes in Digest.sha256(bytes).bytes + Digest.sha256(bytes).bytes }
  }

  /// A store with two entries, then changed by SQL as somebody with `sqlite3` would.
  private func store(_ sql: String = "") throws -> (Store, folder: String) {
    let folder = NSTemporaryDirectory() + "yicha-defects-\(UUID().uuidString)"
    do {
      let store = try Store.create(at: folder, kind: .field, origin: Self.origin, doing: "test")
      let drafts = [
        EntryDraft(.opened),
        EntryDraft(
          .packed,
          data: ["seal": "00", "kind": "result", "id": "R-1", "issuer": "i", "recipient": "r"]),
      ]
      try store.write { writing in
        let entries = try writing.append(
          drafts, to: Self.origin, in: surroundings, signer: signer)
        try Projection.follow(entries, own: true, in: writing)
      }
    }
    if !sql.isEmpty {
      let changed = try SQLiteScript.run(sql, on: folder + "/store.sqlite")
      #expect(changed)
    }
    return (try Store.open(at: folder, kind: .field, doing: nil), folder)
  }

  private func rows(_ store: Store) throws -> [StoreError] {
    try store.read { try JournalRows($0, own: [Self.origin]) { _ in true } }.altered
  }

  @Test("An intact store has none")
  func intact() throws {
    let (store, folder) = try store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try store.schemaDefects().isEmpty)
    #expect(try rows(store).isEmpty)
    #expect(try store.projectionDefects().isEmpty)
  }

  @Test(
    "A row of a computed table that was edited, deleted or added is named",
    arguments: [
      ("UPDATE bundles SET kind = 'task'", StoreError.rowDiffers(table: "bundles", key: "R-1")),
      ("DELETE FROM bundles", .rowDiffers(table: "bundles", key: "R-1")),
      (
        "INSERT INTO subjects VALUES ('S1', 'n', '{}')",
        .rowDiffers(table: "subjects", key: "S1")
      ),
    ])
  func projections(sql: String, error: StoreError) throws {
    let (store, folder) = try store(sql)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try store.projectionDefects() == [error])
  }

  @Test(
    "A journal's row of an unknown origin, and an end that is not the entries', are named",
    arguments: [
      (
        "INSERT INTO entries VALUES (99 << 32, NULL, zeroblob(32), x'00')",
        StoreError.rowDiffers(table: "entries", key: "\(99 << 32)")
      ),
      ("UPDATE logs SET mono = mono + 1", .rowDiffers(table: "logs", key: origin.name)),
      ("DELETE FROM logs", .rowDiffers(table: "logs", key: origin.name)),
    ])
  func journals(sql: String, error: StoreError) throws {
    let (store, folder) = try store(sql)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try rows(store) == [error])
  }

  @Test("A dropped trigger is named")
  func schema() throws {
    let (store, folder) = try store("DROP TRIGGER entries_are_not_deleted")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(
      try store.schemaDefects() == [.schemaDiffers("trigger entries_are_not_deleted")])
  }

  @Test("An edited note is named; reading an edited text is no error of its form")
  func texts() throws {
    let (store, folder) = try store("UPDATE notes SET text = 'x'; UPDATE bundles SET detail = '{'")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let notes = try store.read { try $0.noteDefects { _, _ in [] } }
    #expect(notes == [.rowDiffers(table: "notes", key: "\(Self.origin.name) newest 2")])
    #expect(throws: StoreError.textUnreadable) { try store.read { try $0.bundles() } }
  }

  @Test("A file that is no database, or a damaged one, is damaged: no statement is shown")
  func damaged() throws {
    let (_, folder) = try store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/store.sqlite"
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + ending)
    }
    try AtomicFile.write(Array(repeating: 0x41, count: 9000), to: path, replacing: true)
    #expect(throws: StoreError.damaged(path, .field)) {
      try Store.open(at: folder, kind: .field, doing: nil)
    }
  }

  @Test("What an interrupted command left is gone after the next one")
  func leftovers() throws {
    let (_, folder) = try store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.makeFolder(folder + "/files")
    try AtomicFile.makeFolder(folder + "/outbox")
    try AtomicFile.makeFolder(folder + "/.yicha-open-abc/data")
    let left = ["files/1-2.part", "outbox/.R-1.zip.77", "outbox/R-1.zip.part"]
    for name in left + ["outbox/R-1.zip"] { try AtomicFile.write([], to: "\(folder)/\(name)") }
    _ = try Store.open(at: folder, kind: .field, doing: nil)
    #expect(AtomicFile.exists("\(folder)/\(left[0])"), "reading removes nothing")
    _ = try Store.open(at: folder, kind: .field, doing: "test")
    for name in left + [".yicha-open-abc"] { #expect(!AtomicFile.exists("\(folder)/\(name)")) }
    #expect(AtomicFile.exists(folder + "/outbox/R-1.zip"))
  }
}
