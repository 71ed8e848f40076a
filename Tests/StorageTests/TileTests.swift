import Canonical
import Foundation
import Inspection
import Journal
import Support
import Testing

@testable import Storage

@Suite("The subtrees that a store keeps")
struct TileTests {
  private let origin = Origin.device("0123456789abcdef", region: "140581")
  private let folder = NSTemporaryDirectory() + "yicha-tiles-\(UUID().uuidString)"

  /// A store whose journal has so many entries, written a few at a time.
  private func store(entries: Int) throws -> Store {
    let store = try Store.create(at: folder, kind: .field, origin: origin, doing: "test")
    let surroundings = Surroundings(
      now: { Timestamp(milliseconds: 1) }, mono: { 1 }, machineBoot: "test",
      random: { Array(repeating: 7, count: $0) })
    let signer = Signer(
      key: NoteKey(name: origin.name, kind: .signature, publicKey: Array(repeating: 1, count: 32))
    ) { Digest.sha256($0).bytes + Digest.sha256($0).bytes }
    for first in stride(from: 0, to: entries, by: 97) {
      let drafts = (first..<min(first + 97, entries)).map {
        EntryDraft(.note, data: ["text": .string("\($0)")])
      }
      try store.write { _ = try $0.append(drafts, to: origin, in: surroundings, signer: signer) }
    }
    return store
  }

  private func paths(_ store: Store) throws -> [[Digest]?] {
    try store.read { reading in
      let tree = try reading.tree(of: origin)
      return try [0, 255, 256, 700, 799].map { try tree.inclusionPath(of: $0, size: tree.size) }
        + [tree.consistencyPath(from: 300, to: tree.size)]
    }
  }

  private func defects(_ store: Store) throws -> [StoreError] {
    try store.read { try JournalRows($0, own: [origin]) { _ in true }.altered }
  }

  @Test("Roots and paths follow from them, as from all leaves")
  func paths() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(entries: 800)
    let leaves = try store.read { try $0.entries(of: origin).map(\.leaf) }
    #expect(
      try paths(store) == [0, 255, 256, 700, 799].map { Merkle.inclusionPath(of: $0, in: leaves) }
        + [Merkle.consistencyPath(from: 300, in: leaves)])
    for size in [0, 1, 256, 700, 800] {
      let root = try store.read { try $0.tree(of: origin).root(of: size) }
      #expect(root == Merkle.root(of: Array(leaves.prefix(size))))
    }
    #expect(try defects(store).isEmpty)
  }

  @Test(
    "A subtree that was changed, deleted or added is named",
    arguments: [
      (
        "UPDATE tiles SET hash = zeroblob(32) WHERE number = 1", "yicha/140581/0123456789abcdef 1 1"
      ),
      ("DELETE FROM tiles WHERE number = 2", "yicha/140581/0123456789abcdef 1 2"),
      ("INSERT INTO tiles VALUES (1, 1, 3, zeroblob(32))", "yicha/140581/0123456789abcdef 1 3"),
    ])
  func defects(sql: String, key: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(entries: 800)
    #expect(try SQLiteScript.run(sql, on: folder + "/store.sqlite"))
    #expect(try defects(store) == [.rowDiffers(table: "tiles", key: key)])
  }

  @Test("A missing subtree is said when it is needed, never made up")
  func missing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(entries: 800)
    #expect(
      try SQLiteScript.run("DELETE FROM tiles WHERE number = 2", on: folder + "/store.sqlite"))
    #expect(throws: StoreError.rowDiffers(table: "tiles", key: "\(origin.name) 1 2")) {
      try store.read { try $0.tree(of: origin).root(of: 800) }
    }
  }

  @Test(
    "A store of an earlier program gets them when it is opened, also only to read",
    arguments: ["test", nil])
  func upgrade(doing: String?) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let due = try paths(store(entries: 800))
    let older = """
      DROP TABLE tiles; DELETE FROM grdb_migrations WHERE identifier LIKE '2 %';
      PRAGMA user_version = 1
      """
    #expect(try SQLiteScript.run(older, on: folder + "/store.sqlite"))
    let store = try Store.open(at: folder, kind: .field, doing: doing)
    #expect(try paths(store) == due)
    #expect(try defects(store).isEmpty && store.schemaDefects().isEmpty)
  }
}
