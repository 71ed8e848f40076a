import Canonical
import FoundationEssentials
import GRDB
package import Journal

/// One pass over every row of every journal.
///
/// Each line is held against its leaf, its place, its visit and its origin, and each journal
/// against its remembered end.
package struct JournalRows {
  /// The entries of the store's own journals that can be read, in order.
  package let own: [Origin: [Entry]]
  /// Rows that were changed outside the program.
  package let altered: [StoreError]

  /// Looks at all rows.
  ///
  /// - Parameters:
  ///   - reading: The store.
  ///   - lineage: The store's own journals.
  ///   - isWhole: Whether a journal is kept from its beginning; of others only parts are here.
  /// - Throws: `StoreError.rowAltered` for the remembered end of a journal; the database's error.
  package init(
    _ reading: Reading, own lineage: [Origin], isWhole: (Origin) -> Bool
  ) throws {
    var own: [Origin: [Entry]] = [:]
    var ends: [Origin: Log] = [:]
    var altered = try Self.look(at: Self.entries, reading) { entry, journal in
      if lineage.contains(journal) { own[journal, default: []].append(entry) }
      guard isWhole(journal) else { return }
      _ = ends[journal, default: Log(origin: journal)].take(entry)
    }
    altered += try Self.look(at: Self.forks, reading) { _, _ in }
    // An altered row would be told a second time by the subtrees above it.
    if altered.isEmpty {
      altered = try TileRows.defects(reading.database, due: ends.mapValues(\.tiles))
    }
    for journal in try reading.origins() {
      let due = ends[journal] ?? Log(origin: journal)
      guard try !Self.isEnd(due, of: journal, reading) else { continue }
      altered.append(.rowDiffers(table: "logs", key: journal.name))
    }
    self.own = own
    self.altered = altered
  }

  /// Whether the remembered end is that one; an end that cannot be read is not.
  private static func isEnd(_ due: Log, of journal: Origin, _ reading: Reading) throws -> Bool {
    do {
      return try reading.log(of: journal) == due
    } catch is StoreError {
      return false
    }
  }

  /// - Returns: The rows that were changed; the others are taken.
  private static func look(
    at sql: String, _ reading: Reading, _ take: (Entry, Origin) -> Void
  ) throws -> [StoreError] {
    var altered: [StoreError] = []
    let rows = try Row.fetchCursor(reading.database, sql: sql)
    while let row = try rows.next() {
      do {
        let (entry, journal) = try entry(row)
        take(entry, journal)
      } catch let error as StoreError {
        altered.append(error)
      }
    }
    return altered
  }

  private static func entry(_ row: Row) throws -> (Entry, Origin) {
    let id: Int = row["id"]
    guard let name: String = row["origin"], let origin = Origin(name) else {
      throw StoreError.rowDiffers(table: row["tab"], key: "\(id)")
    }
    let entry = try EntryRow.entry(
      line: row["line"], leaf: row["leaf"], origin, EntryNumber.sequence(id))
    // A row that stands under another visit than its line says.
    guard row["visit"] as String? == entry.visit else {
      throw StoreError.rowAltered(name, entry.sequence)
    }
    return (entry, origin)
  }

  private static let entries = """
    SELECT 'entries' AS tab, entries.id, origins.name AS origin, visits.name AS visit, leaf, line
    FROM entries LEFT JOIN origins ON origins.id = entries.id >> 32
    LEFT JOIN visits ON visits.id = entries.visit ORDER BY entries.id
    """

  private static let forks = """
    SELECT 'forks' AS tab, forks.origin << 32 | seq AS id, origins.name AS origin,
      visits.name AS visit, leaf, line
    FROM forks LEFT JOIN origins ON origins.id = forks.origin
    LEFT JOIN visits ON visits.id = forks.visit ORDER BY 2, leaf
    """
}
