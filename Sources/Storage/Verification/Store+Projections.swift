import GRDB

extension Store {
  /// Rows of computed tables that are not what the journals make of them.
  ///
  /// The tables are deleted and built again in a copy, and compared row by row: nothing is changed
  /// here, and other commands need not wait.
  ///
  /// - Returns: Table and key of every row that was changed, deleted or added; or why the tables
  ///   cannot be built again.
  /// - Throws: `StoreError` where the database fails; what else keeps the tables from being built,
  ///   as `Projection.follow`.
  package func projectionDefects() throws -> [StoreError] {
    let own = origin
    let content = content
    return try scratchCopy().write { database in
      for table in Self.computed {
        try database.execute(
          sql: "CREATE TEMP TABLE held_\(table.name) AS SELECT * FROM main.\(table.name)")
      }
      do {
        try Projection.rebuild(
          own: own, in: Writing(reading: Reading(database: database, content: content)))
      } catch let error as StoreError {
        return [error]
      }
      return try Self.computed.flatMap { try Self.differing($0, database) }
    }
  }

  /// The computed tables with what names a row of each to people.
  private static let computed = [
    (name: "keys", key: "type || ' ' || kid"), (name: "bundles", key: "name"),
    (name: "documents", key: "kind || ' ' || name"), (name: "subjects", key: "id"),
    (name: "inspectors", key: "id"), (name: "visit_rows", key: "name"),
    (name: "conflicts", key: "id"),
  ]

  private static func differing(
    _ table: (name: String, key: String), _ database: Database
  ) throws -> [StoreError] {
    let (held, due) = ("held_\(table.name)", "main.\(table.name)")
    let keys = try String.fetchAll(
      database,
      sql: """
        SELECT \(table.key) FROM (SELECT * FROM \(held) EXCEPT SELECT * FROM \(due))
        UNION SELECT \(table.key) FROM (SELECT * FROM \(due) EXCEPT SELECT * FROM \(held))
        ORDER BY 1
        """)
    return keys.map { .rowDiffers(table: table.name, key: $0) }
  }
}
