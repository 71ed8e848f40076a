package import Canonical
import FoundationEssentials
import GRDB
import Inspection
package import Journal

/// What can be changed in a store within one transaction: entries are added, projections follow.
///
/// Every change can also fail as the database does; `Store.write` turns that error into a
/// `StoreError` and nothing of the transaction stays.
package struct Writing {
  /// What can be asked meanwhile.
  package let reading: Reading
  var database: Database { reading.database }

  init(reading: Reading) {
    self.reading = reading
  }

  // MARK: Entries

  /// Writes acts at the end of a journal and signs its new checkpoint.
  ///
  /// - Returns: The lines written, a jump of the clock among them.
  /// - Throws: `EntryError` for what no record may hold, the signer's or the database's error.
  @discardableResult
  package func append(
    _ drafts: [EntryDraft], to origin: Origin, in surroundings: Surroundings, signer: Signer
  ) throws -> [Entry] {
    var log = try reading.log(of: origin)
    let entries = try log.append(drafts, in: surroundings)
    for entry in entries { try insert(entry, of: origin) }
    try save(log)
    try keep(SignedNote(log.checkpoint, key: signer.key, sign: signer.sign), .newest)
    return entries
  }

  /// Adds an entry that came from elsewhere; its place must be free.
  ///
  /// - Throws: The database's error.
  package func insert(_ entry: Entry, of origin: Origin) throws {
    try insert([entry], of: origin)
  }

  /// Keeps an entry whose place another one holds: the other branch of a fork.
  ///
  /// - Throws: The database's error.
  package func insertFork(_ entry: Entry, of origin: Origin) throws {
    let place = try register(origin)
    let isHeld = try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM forks WHERE origin = ? AND seq = ? AND leaf = ?)",
      arguments: [place, entry.sequence, Data(entry.leaf.bytes)])
    guard isHeld != true else { return }
    try database.execute(
      sql: "INSERT INTO forks (origin, seq, leaf, visit, line) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        place, entry.sequence, Data(entry.leaf.bytes),
        try entry.visit.map(register), Data(entry.line),
      ])
    reading.visits.add(entry, of: origin)
  }

  /// Keeps a signed note about a journal.
  ///
  /// It takes the place of the one of that kind and size; of the newest there is one, and it takes
  /// the place of the one before.
  ///
  /// - Throws: The database's error.
  package func keep(_ note: SignedNote, _ kind: NoteKind) throws {
    let number = try register(note.checkpoint.origin)
    if kind == .newest {
      try database.cachedStatement(sql: "DELETE FROM notes WHERE origin = ? AND kind = 'newest'")
        .execute(arguments: [number])
    }
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO notes (origin, size, kind, text) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [number, note.checkpoint.size, kind.rawValue, note.text])
  }

  /// Remembers the end of a journal, and the subtrees that were completed since it was read.
  ///
  /// - Throws: The database's error.
  package func save(_ log: Log) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO logs (origin, size, peaks, last, at, boot, mono) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      try register(log.origin), log.size,
      Data(log.tree.peaks.flatMap(\.bytes)), Data(log.last.bytes),
      log.moment?.at.milliseconds, log.moment?.boot, log.moment?.mono,
    ])
    for tile in log.tiles { try TileRows.put(tile, try register(log.origin), database) }
  }

  // MARK: Projections

  /// Puts a document in place of the one of that kind and name.
  ///
  /// - Throws: `CanonicalError` for a value that no record may hold; the database's error.
  package func put(document kind: String, _ row: DocumentRow) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO documents (kind, name, digest, detail) VALUES (?, ?, ?, ?)",
      arguments: [kind, row.name, row.digest, try StoredJSON.text(row.detail)])
  }

  /// Puts a key record.
  ///
  /// - Throws: `CanonicalError` for a value that no record may hold; the database's error.
  package func put(key row: KeyRow) throws {
    reading.visits.keys = nil
    try database.execute(
      sql: "INSERT OR REPLACE INTO keys (kid, type, record, carriers) VALUES (?, ?, ?, ?)",
      arguments: [
        row.kid, row.type, try StoredJSON.text(row.record),
        try StoredJSON.text(.strings(row.carriers)),
      ])
  }

  /// Puts a bundle that came or went.
  ///
  /// - Throws: `CanonicalError` for a value that no record may hold; the database's error.
  package func put(bundle row: BundleRow) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO bundles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        row.seal, row.direction.rawValue, row.kind, row.issuer, row.recipient, row.sequence,
        row.name, row.created, try StoredJSON.text(row.detail),
      ])
  }

  /// Puts a subject of the register.
  ///
  /// - Throws: `CanonicalError` for a value that no record may hold; the database's error.
  package func put(subject id: String, name: String, value: JSONValue) throws {
    try put("subjects", id, name, value)
  }

  /// Puts an inspector of the register.
  ///
  /// - Throws: `CanonicalError` for a value that no record may hold; the database's error.
  package func put(inspector id: String, name: String, value: JSONValue) throws {
    try put("inspectors", id, name, value)
  }

  /// Puts the row of a visit and its open conflicts in place of those before.
  ///
  /// - Throws: `CanonicalError` for a value that no record may hold; the database's error.
  package func put(visit name: String, state: String, row: JSONValue, conflicts: [ConflictRow])
    throws
  {
    let number = try register(name)
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO visit_rows (visit, name, state, detail) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [number, name, state, try StoredJSON.text(row)])
    try database.cachedStatement(sql: "DELETE FROM conflicts WHERE visit = ?")
      .execute(arguments: [number])
    for conflict in conflicts {
      try database.execute(
        sql: "INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          conflict.id.hex, number, conflict.kind, conflict.form, conflict.question,
          conflict.instance, try StoredJSON.text(conflict.detail),
        ])
    }
  }

  /// Deletes everything that is computed from the journals, so that it can be built again.
  ///
  /// - Throws: The database's error.
  package func clearProjections() throws {
    reading.visits.keys = nil
    let tables = ["keys", "bundles", "subjects", "inspectors", "visit_rows", "conflicts"]
    for table in tables { try database.execute(sql: "DELETE FROM \(table)") }
    try database.execute(sql: "DELETE FROM documents WHERE kind <> 'store'")
  }

  private func put(_ table: String, _ id: String, _ name: String, _ value: JSONValue) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(table) (id, name, value) VALUES (?, ?, ?)"
    ).execute(arguments: [id, name, try StoredJSON.text(value)])
  }

  func register(_ origin: Origin) throws -> Int {
    if let number = try reading.number(of: origin) { return number }
    try database.execute(sql: "INSERT INTO origins (name) VALUES (?)", arguments: [origin.name])
    return Int(database.lastInsertedRowID)
  }

  func register(_ visit: String) throws -> Int {
    let known = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM visits WHERE name = ?"), arguments: [visit])
    if let known { return known }
    try database.execute(sql: "INSERT INTO visits (name) VALUES (?)", arguments: [visit])
    return Int(database.lastInsertedRowID)
  }
}

/// An open conflict as the projection holds it.
package struct ConflictRow: Equatable, Sendable {
  /// Its identity, which does not depend on the order of imports.
  package var id: Digest
  /// Which rule found it.
  package var kind: String
  /// The register, where it is an answer's.
  package var form: String?
  /// The register, where it is an answer's.
  package var question: String?
  /// The register, where it is an answer's.
  package var instance: String?
  /// Base, values, who and when.
  package var detail: JSONValue

  /// A row from its columns.
  package init(
    id: Digest, kind: String, form: String?, question: String?, instance: String?,
    detail: JSONValue
  ) {
    self.id = id
    self.kind = kind
    self.form = form
    self.question = question
    self.instance = instance
    self.detail = detail
  }
}
