import Canonical
import FoundationEssentials
import GRDB
import Journal

/// Rows of `tiles`: the complete subtrees of 256, 65,536, … leaves of each journal.
///
/// They follow from the leaves, are kept because a proof cannot read ten million of them, and can
/// be deleted and made again.
enum TileRows {
  /// Keeps a subtree of a journal.
  static func put(_ tile: MerkleTile, _ origin: Int, _ database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO tiles (origin, level, number, hash) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [origin, tile.level, tile.number, Data(tile.hash.bytes)])
  }

  /// Makes the rows of every journal from its leaves, as far as it is here without a gap.
  static func rebuild(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM tiles")
    for row in try Row.fetchAll(database, sql: "SELECT origin, size FROM logs") {
      let (origin, size): (Int, Int) = (row["origin"], row["size"])
      let leaves = try Data.fetchCursor(
        database, sql: "SELECT leaf FROM entries WHERE id >= ? AND id < ? ORDER BY id",
        arguments: [EntryNumber.id(origin, 0), EntryNumber.id(origin, size)])
      var tree = MerkleFrontier()
      while let leaf = try leaves.next().flatMap({ Digest(bytes: $0) }) {
        for tile in tree.append(leaf) { try put(tile, origin, database) }
      }
    }
  }

  /// The rows that are not those that the journals make.
  ///
  /// - Parameters:
  ///   - database: The store.
  ///   - due: The subtrees of each journal.
  /// - Returns: A `rowDiffers` for each, by journal, level and number.
  /// - Throws: The database's error.
  static func defects(
    _ database: Database, due: [Origin: [MerkleTile]]
  ) throws -> [StoreError] {
    var named: [String: Digest] = [:]
    for (origin, tiles) in due {
      for tile in tiles { named["\(origin.name) \(tile.level) \(tile.number)"] = tile.hash }
    }
    var held: [String: Digest] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT ifnull(name, origin) || ' ' || level || ' ' || number AS name, hash
        FROM tiles LEFT JOIN origins ON origins.id = tiles.origin
        """)
    while let row = try rows.next() {
      held[row["name"]] = Digest(bytes: row["hash"] as Data)
    }
    return Set(named.keys).union(held.keys).sorted().filter { named[$0] != held[$0] }
      .map { .rowDiffers(table: "tiles", key: $0) }
  }
}
