import GRDB

extension StoreError {
  /// What a database's error means to people: never a statement, never what was bound to it.
  init(_ error: DatabaseError, _ path: String, _ kind: StoreKind) {
    let unconfirmed: [ResultCode] = [.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC]
    if unconfirmed.contains(error.extendedResultCode) {
      self = .notDurable(path)
      return
    }
    let message = error.message ?? "SQLite \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path, kind)
    case .SQLITE_FULL: self = .full(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(message)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
      self = .file(path, message)
    default: self = .database(message, kind)
    }
  }
}
