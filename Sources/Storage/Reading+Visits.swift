package import Canonical
import GRDB

extension Reading {
  /// The rows of all visits in the order in which they became known here, which never changes.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func visitsAsIssued() throws -> [(visit: String, row: JSONValue)] {
    try Row.fetchAll(database, sql: "SELECT name, detail FROM visit_rows ORDER BY visit")
      .map { ($0["name"], try StoredJSON.value($0["detail"])) }
  }
}
