import Canonical
import Foundation
import Inspection
import Journal
import Merge
import Storage
import Support
import Testing

@Suite("A store")
struct StoreTests {
  private let origin = Origin.device("0123456789abcdef", region: "140581")

  private func folder() throws -> String {
    let path = NSTemporaryDirectory() + "yicha-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private var surroundings: Surroundings {
    Surroundings(
      now: { Timestamp(milliseconds: 1_693_792_800_000) }, mono: { 1000 }, machineBoot: "test",
      random: { Array(repeating: 7, count: $0) })
  }

  /// A signer whose signatures nobody checks here: 64 bytes that name the text.
  private var signer: Signer {
    Signer(
      key: NoteKey(
        name: origin.name, kind: .signature, publicKey: Array(repeating: 1, count: 32))
    ) { bytes in
      Digest.sha256(bytes).bytes + Digest.sha256(bytes).bytes
    }
  }

  private func store(in folder: String) throws -> Store {
    try Store.create(at: folder, kind: .field, origin: origin, doing: "test")
  }

  @Test("What is written after a visit was read is in what is read again")
  func visitEntries() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let visit = "V-140581-2023-0001"
    let store = try store(in: folder)
    let written = try store.write { writing in
      #expect(try writing.reading.entries(ofVisit: visit).isEmpty)
      let entries = try writing.append(
        [EntryDraft(.note, visit: visit), EntryDraft(.note, visit: "V-140581-2023-0002")],
        to: origin, in: surroundings, signer: signer)
      #expect(
        try writing.reading.entries(ofVisit: visit).map(\.entry.leaf) == [entries[0].leaf])
      return entries
    }
    let read = try store.read { try $0.entries(ofVisit: visit) }
    #expect(read.map(\.entry.leaf) == [written[0].leaf])
  }

  @Test("The newest bundle of a kind is the one recorded last, whoever it is for")
  func newestBundle() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(in: folder)
    func row(_ recipient: String, _ sequence: Int, _ kind: String = "task") -> BundleRow {
      BundleRow(
        seal: Digest.sha256(Array("\(recipient) \(sequence) \(kind)".utf8)).hex,
        direction: .incoming, kind: kind, issuer: "office:140581", recipient: recipient,
        sequence: sequence, name: "", created: "2023-09-04T01:00:00Z", detail: [:])
    }
    let rows = [
      row("device:ff", 7), row("device:00", 1), row("device:ff", 9, "receipt"),
    ]
    try store.write { writing in for row in rows { try writing.put(bundle: row) } }
    func newest(_ direction: BundleRow.Direction, _ kind: String) throws -> BundleRow? {
      try store.read { try $0.newestBundle(direction, of: kind) }
    }
    #expect(try newest(.incoming, "task") == rows[1])
    #expect(try newest(.incoming, "keys") == nil)
    #expect(try newest(.outgoing, "task") == nil)
  }

  @Test("What was appended is there after opening again, and the journal goes on")
  func goesOn() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let store = try store(in: folder)
      _ = try store.write { writing in
        try writing.append(
          [EntryDraft(.opened), EntryDraft(.note, data: ["text": "一"])], to: origin,
          in: surroundings, signer: signer)
      }
    }
    let again = try Store.open(at: folder, kind: .field, doing: "test")
    _ = try again.write { writing in
      try writing.append([EntryDraft(.note)], to: origin, in: surroundings, signer: signer)
    }
    try again.read { reading in
      let entries = try reading.entries(of: origin)
      #expect(entries.map(\.sequence) == [0, 1, 2])
      #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.leaf == $1.previous })
      let log = try reading.log(of: origin)
      #expect(log.tree.root == Merkle.root(of: entries.map(\.leaf)))
      #expect(try reading.note(.newest, of: origin)?.checkpoint == log.checkpoint)
    }
  }

  @Test("A write that throws leaves nothing")
  func allOrNothing() throws {
    struct Stop: Error {}
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(in: folder)
    #expect(throws: Stop.self) {
      _ = try store.write { writing in
        try writing.append([EntryDraft(.opened)], to: origin, in: surroundings, signer: signer)
        throw Stop()
      }
    }
    #expect(try store.read { try $0.entries(of: origin) }.isEmpty)
  }

  @Test(
    "SQLite itself refuses to change, replace or delete an entry", .needs(.python),
    arguments: [
      "UPDATE entries SET line = x'00'", "DELETE FROM entries", "UPDATE forks SET line = x'00'",
      "DELETE FROM forks",
      "INSERT OR REPLACE INTO entries SELECT id, visit, leaf, x'00' FROM entries",
      "REPLACE INTO forks SELECT origin, seq, leaf, visit, x'00' FROM forks",
    ])
  func appendOnly(statement: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(in: folder)
    _ = try store.write { writing in
      let entries = try writing.append(
        [EntryDraft(.opened)], to: origin, in: surroundings, signer: signer)
      // The second time it is held already.
      for entry in entries + entries { try writing.insertFork(entry, of: origin) }
    }
    let code = "c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    let tried = try ProgramRun(
      ["python3", "-c", "import sqlite3,sys; \(code)", folder + "/store.sqlite", statement])
    #expect(tried.code == 1 && tried.errors.contains("never"), "\(tried.errors)")
    #expect(try store.read { try $0.entries(of: origin) }.map(\.line).allSatisfy { $0.count > 1 })
    #expect(try store.read { try $0.forks() }.map(\.entry.line).allSatisfy { $0.count > 1 })
    #expect(try store.read { try $0.entries(of: origin) }.count == 1)
    #expect(try store.read { try $0.forks() }.count == 1)
  }

  @Test("Missing, held, of another kind, there already: each is its own error")
  func refusals() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: StoreError.missing(folder, .field)) {
      try Store.open(at: folder, kind: .field, doing: nil)
    }
    let held = try store(in: folder)
    #expect(throws: StoreError.exists(folder)) { try store(in: folder) }
    #expect(throws: StoreError.notAStore(folder)) {
      try Store.open(at: folder, kind: .office, doing: nil)
    }
    let busy = #expect(throws: StoreError.self) {
      try Store.open(at: folder, kind: .field, doing: "second")
    }
    if case .busy(let holder)? = busy {
      #expect(holder.hasPrefix("test, process "))
    } else {
      Issue.record("not busy: \(String(describing: busy))")
    }
    // Reading needs no lock.
    _ = try Store.open(at: folder, kind: .field, doing: nil)
    withExtendedLifetime(held) {}
  }
}
