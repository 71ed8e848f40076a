import CSQLite
import Canonical
import GRDB
package import Journal

extension Writing {
  /// Adds entries that came from elsewhere; their places must be free.
  ///
  /// This is the one bulk loop, which binds by hand: GRDB's arguments would cost as much as the row
  /// (performance notes, lesson 7).
  ///
  /// - Throws: The database's error.
  package func insert(_ entries: [Entry], of origin: Origin) throws {
    guard !entries.isEmpty else { return }
    let number = try register(origin)
    let statement = try database.cachedStatement(
      sql: "INSERT INTO entries (id, visit, leaf, line) VALUES (?, ?, ?, ?)")
    let row = unsafe BulkRow(statement.sqliteStatement)
    var visits: [String: Int] = [:]
    for entry in entries {
      if let visit = entry.visit, visits[visit] == nil { visits[visit] = try register(visit) }
      let code = unsafe row.insert(
        EntryNumber.id(number, entry.sequence), entry.visit.flatMap { visits[$0] },
        entry.leaf.bytes, entry.line)
      guard code == SQLITE_DONE else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
      }
      reading.visits.add(entry, of: origin)
    }
  }
}

/// A prepared statement that inserts a row at a time.
@unsafe private struct BulkRow {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) {
    unsafe self.statement = statement
  }

  /// Inserts a row; the code that SQLite gives.
  func insert(_ id: Int, _ visit: Int?, _ leaf: [UInt8], _ line: [UInt8]) -> Int32 {
    unsafe sqlite3_bind_int64(statement, 1, Int64(id))
    if let visit {
      unsafe sqlite3_bind_int64(statement, 2, Int64(visit))
    } else {
      unsafe sqlite3_bind_null(statement, 2)
    }
    // The bytes are lent until the row is written, so that SQLite need not copy them.
    let code = unsafe leaf.withUnsafeBytes { leaf in
      unsafe line.withUnsafeBytes { line in
        unsafe sqlite3_bind_blob(statement, 3, leaf.baseAddress, Int32(leaf.count), nil)
        unsafe sqlite3_bind_blob(statement, 4, line.baseAddress, Int32(line.count), nil)
        return unsafe sqlite3_step(statement)
      }
    }
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
    return code
  }
}
