package import Canonical
import FoundationEssentials
import GRDB
package import Journal
package import Merge

/// What can be asked of a store within one transaction.
///
/// Every question can also fail as the database does; `Store.read` and `Store.write` turn that
/// error into a `StoreError`.
package struct Reading {
  let database: Database
  /// What this transaction has read of visits.
  let visits = VisitEntries()
  /// The files that entries name.
  package let content: ContentStore

  // MARK: Journals

  /// The number by which the database knows an origin; nil while no entry of it is here.
  func number(of origin: Origin) throws -> Int? {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM origins WHERE name = ?"),
      arguments: [origin.name])
  }

  /// All origins with entries here, in the order in which they came.
  ///
  /// - Throws: The database's error.
  package func origins() throws -> [Origin] {
    try String.fetchAll(database, sql: "SELECT name FROM origins ORDER BY id")
      .compactMap(Origin.init)
  }

  /// The journals that this store has written itself, oldest first.
  ///
  /// - Throws: as `lineage`.
  package func ownOrigins() throws -> [Origin] {
    let own = try documents("store").first?.detail.string.flatMap { Origin($0) }
    return try own.map { try lineage(of: $0) } ?? []
  }

  /// The journals that a store has written itself: those that were closed, oldest first, and the
  /// one of that origin, whose first entry names the one before it.
  ///
  /// - Throws: as `entries`.
  package func lineage(of origin: Origin) throws -> [Origin] {
    var lineage = [origin]
    while let first = try entries(of: lineage[0], limit: 1).first,
      let before = first.data["continues"]?["origin"]?.string.flatMap({ Origin($0) }),
      !lineage.contains(before)
    {
      lineage.insert(before, at: 0)
    }
    return lineage
  }

  /// The end of a journal; of one that is not here: the empty journal.
  ///
  /// - Throws: `StoreError.rowAltered` where its peaks do not fit its size; the database's error.
  package func log(of origin: Origin) throws -> Log {
    guard let number = try number(of: origin),
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT * FROM logs WHERE origin = ?"), arguments: [number])
    else { return Log(origin: origin) }
    return try LogRow.log(row, origin: origin)
  }

  /// The leaf that is held at a place of a journal; nil when nothing is.
  ///
  /// - Throws: The database's error.
  package func leaf(of origin: Origin, at sequence: Int) throws -> Digest? {
    guard let number = try number(of: origin) else { return nil }
    let blob = try Data.fetchOne(
      database.cachedStatement(sql: "SELECT leaf FROM entries WHERE id = ?"),
      arguments: [EntryNumber.id(number, sequence)])
    return blob.flatMap { Digest(bytes: $0) }
  }

  /// All leaves that are held at a place of a journal: more than one where it is forked.
  ///
  /// - Throws: The database's error.
  package func branches(of origin: Origin, at sequence: Int) throws -> [Digest] {
    try branches(of: origin, in: sequence...sequence)[sequence] ?? []
  }

  /// The signed notes of a kind about a journal at sizes of it, smallest size first.
  ///
  /// - Throws: `NoteError.malformed` for a note that was changed; the database's error.
  package func notes(
    _ kind: NoteKind, of origin: Origin, sizes: ClosedRange<Int>
  ) throws -> [SignedNote] {
    guard let number = try number(of: origin) else { return [] }
    return try String.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT text FROM notes WHERE origin = ? AND size BETWEEN ? AND ? AND kind = ?
          ORDER BY size
          """),
      arguments: [number, sizes.lowerBound, sizes.upperBound, kind.rawValue]
    ).map { try SignedNote(text: $0) }
  }

  /// All leaves that are held at places of a journal, by place: more than one where it is forked.
  ///
  /// - Throws: The database's error.
  package func branches(
    of origin: Origin, in places: ClosedRange<Int>
  ) throws -> [Int: [Digest]] {
    guard let number = try number(of: origin) else { return [:] }
    let first = max(0, places.lowerBound)
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT id & 4294967295, leaf FROM entries WHERE id BETWEEN ? AND ?
          UNION ALL SELECT seq, leaf FROM forks WHERE origin = ? AND seq BETWEEN ? AND ?
          """),
      arguments: [
        EntryNumber.id(number, first), EntryNumber.id(number, places.upperBound), number, first,
        places.upperBound,
      ])
    var held: [Int: [Digest]] = [:]
    while let row = try rows.next() {
      guard let leaf = try row.withUnsafeData(atIndex: 1, { $0.flatMap { Digest(bytes: $0) } })
      else { continue }
      held[row[0], default: []].append(leaf)
    }
    return held
  }

  /// The end that a journal had at a size, whole from its beginning.
  ///
  /// - Returns: Nil where fewer entries are held without a gap.
  /// - Throws: as `entries`.
  package func log(of origin: Origin, size: Int) throws -> Log? {
    guard try log(of: origin).size >= size else { return nil }
    var log = Log(origin: origin)
    for entry in try entries(of: origin, limit: size) where !log.take(entry) { return nil }
    return log
  }

  /// The entries of a journal from a place on, at most `limit` of them, in order.
  ///
  /// - Throws: `StoreError.rowAltered` for a line that is not what was hashed; the database's
  ///   error.
  package func entries(
    of origin: Origin, from first: Int = 0, limit: Int = .max
  ) throws -> [Entry] {
    guard let number = try number(of: origin) else { return [] }
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT id, leaf, line FROM entries WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
      arguments: [EntryNumber.id(number, first), EntryNumber.id(number + 1, 0), limit])
    return try rows.map { row in
      try EntryRow.entry(
        line: row["line"], leaf: row["leaf"], origin, EntryNumber.sequence(row["id"]))
    }
  }

  /// The last entries of a journal, in order.
  ///
  /// - Throws: `StoreError.rowAltered` for a line that is not what was hashed; the database's
  ///   error.
  package func lastEntries(of origin: Origin, limit: Int) throws -> [Entry] {
    guard let number = try number(of: origin) else { return [] }
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT id, leaf, line FROM entries WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?",
      arguments: [EntryNumber.id(number, 0), EntryNumber.id(number + 1, 0), limit])
    return try rows.reversed().map { row in
      try EntryRow.entry(
        line: row["line"], leaf: row["leaf"], origin, EntryNumber.sequence(row["id"]))
    }
  }

  /// The entries that contradict held ones: the other branches of forked journals.
  ///
  /// - Throws: `StoreError.rowAltered` for a line that is not what was hashed; the database's
  ///   error.
  package func forks() throws -> [RecordedEntry] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT origins.name, forks.seq, forks.leaf, forks.line
        FROM forks JOIN origins ON origins.id = forks.origin ORDER BY origins.name, seq, leaf
        """)
    return try rows.compactMap(EntryRow.recorded)
  }

  /// Every entry of a visit, from all journals and branches.
  ///
  /// - Throws: `StoreError.rowAltered` for a line that is not what was hashed; the database's
  ///   error.
  package func entries(ofVisit visit: String) throws -> [RecordedEntry] {
    if let entries = visits[visit] { return entries }
    let entries = try readEntries(ofVisit: visit)
    visits.remember(entries, of: visit)
    return entries
  }

  private func readEntries(ofVisit visit: String) throws -> [RecordedEntry] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT origins.name, entries.id & 4294967295 AS seq, entries.leaf, entries.line
          FROM visits JOIN entries ON entries.visit = visits.id
          JOIN origins ON origins.id = entries.id >> 32
          WHERE visits.name = ?
          UNION ALL
          SELECT origins.name, forks.seq, forks.leaf, forks.line
          FROM visits JOIN forks ON forks.visit = visits.id
          JOIN origins ON origins.id = forks.origin
          WHERE visits.name = ?
          """),
      arguments: [visit, visit])
    return try rows.compactMap(EntryRow.recorded)
  }

  /// A signed note about a journal: its newest checkpoint or receipt.
  ///
  /// - Throws: `NoteError.malformed` for a note that was changed; the database's error.
  package func note(_ kind: NoteKind, of origin: Origin) throws -> SignedNote? {
    guard let number = try number(of: origin) else { return nil }
    let text = try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT text FROM notes WHERE origin = ? AND kind = ? ORDER BY size DESC LIMIT 1"),
      arguments: [number, kind.rawValue])
    return try text.map { try SignedNote(text: $0) }
  }

  /// All signed notes of a kind about a journal, smallest size first.
  ///
  /// - Throws: `NoteError.malformed` for a note that was changed; the database's error.
  package func notes(_ kind: NoteKind, of origin: Origin) throws -> [SignedNote] {
    try notes(kind, of: origin, sizes: 0...Int.max)
  }

  /// The names of all visits that any entry concerns.
  ///
  /// - Throws: The database's error.
  package func allVisitNames() throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM visits ORDER BY name")
  }

  // MARK: Projections

  /// The names of all visits that have a row.
  ///
  /// - Throws: The database's error.
  package func visitNames() throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM visit_rows ORDER BY name")
  }

  /// The row of a visit; nil when nothing is known of it.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func visitRow(_ visit: String) throws -> JSONValue? {
    let text = try String.fetchOne(
      database.cachedStatement(sql: "SELECT detail FROM visit_rows WHERE name = ?"),
      arguments: [visit])
    return try text.map(StoredJSON.value)
  }

  /// The rows of all visits, by name.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func visitRows() throws -> [(visit: String, row: JSONValue)] {
    try Row.fetchAll(database, sql: "SELECT name, detail FROM visit_rows ORDER BY name")
      .map { ($0["name"], try StoredJSON.value($0["detail"])) }
  }

  /// The open conflicts, by visit and identity.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func conflictRows() throws -> [JSONValue] {
    try String.fetchAll(
      database,
      sql: """
        SELECT detail FROM conflicts JOIN visits ON visits.id = conflicts.visit
        ORDER BY visits.name, conflicts.form, conflicts.question, conflicts.instance, conflicts.id
        """
    ).map(StoredJSON.value)
  }

  /// The key records: enrolments and roots before revocations, by key id.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func keyRows() throws -> [KeyRow] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT record, carriers FROM keys ORDER BY type = 'key.revoked', kid")
    return try rows.compactMap { row in
      KeyRow(
        record: try StoredJSON.value(row["record"]),
        carriers: try StoredJSON.value(row["carriers"]).strings ?? [])
    }
  }

  /// A document by kind and name: what was published, imported or drawn under that name last.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func document(_ kind: String, _ name: String) throws -> DocumentRow? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM documents WHERE kind = ? AND name = ?",
      arguments: [kind, name]
    ).map(DocumentRow.init)
  }

  /// All documents of a kind, by name.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func documents(_ kind: String) throws -> [DocumentRow] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM documents WHERE kind = ? ORDER BY name", arguments: [kind]
    ).map(DocumentRow.init)
  }

  /// The bundles that went out or came in.
  ///
  /// In order of direction, kind, issuer, recipient and sequence.
  ///
  /// - Throws: `StoreError.notAStore` for a direction that is none, `textUnreadable`; the
  ///   database's error.
  package func bundles() throws -> [BundleRow] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM bundles ORDER BY direction, kind, issuer, recipient, sequence, seal"
    ).map(BundleRow.init)
  }

  /// A bundle by its seal hash.
  ///
  /// - Throws: `StoreError.notAStore` for a direction that is none, `textUnreadable`; the
  ///   database's error.
  package func bundle(seal: Digest) throws -> BundleRow? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM bundles WHERE seal = ?", arguments: [seal.hex]
    ).map(BundleRow.init)
  }

  /// A subject of the register by its id.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func subject(_ id: String) throws -> JSONValue? {
    try value(in: "subjects", id)
  }

  /// An inspector of the register by id.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func inspector(_ id: String) throws -> JSONValue? {
    try value(in: "inspectors", id)
  }

  /// All subjects of the register, by id.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func subjects() throws -> [JSONValue] {
    try String.fetchAll(database, sql: "SELECT value FROM subjects ORDER BY id")
      .map(StoredJSON.value)
  }

  /// All inspectors of the register, by id.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func inspectors() throws -> [JSONValue] {
    try String.fetchAll(database, sql: "SELECT value FROM inspectors ORDER BY id")
      .map(StoredJSON.value)
  }

  private func value(in table: String, _ id: String) throws -> JSONValue? {
    try String.fetchOne(
      database, sql: "SELECT value FROM \(table) WHERE id = ?", arguments: [id]
    ).map(StoredJSON.value)
  }
}
