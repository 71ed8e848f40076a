import GRDB

extension Store {
  /// Tables, indexes and triggers that are not those that the program makes.
  ///
  /// A dropped trigger is among them. Nothing else can be trusted to be readable while there are
  /// any.
  ///
  /// - Returns: A `schemaDiffers` for each, by name.
  /// - Throws: `StoreError` where the database fails.
  package func schemaDefects() throws -> [StoreError] {
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let due = try fresh.read(Store.schema)
    let found = try read { try Store.schema($0.database) }
    let names = Set(due.keys).union(found.keys).sorted()
    return names.filter { due[$0] != found[$0] }.map { .schemaDiffers($0) }
  }

  private static func schema(_ database: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT type || ' ' || name AS name, ifnull(sql, '') AS sql FROM sqlite_master")
    return Dictionary(rows.map { ($0["name"], $0["sql"]) }) { first, _ in first }
  }
}
