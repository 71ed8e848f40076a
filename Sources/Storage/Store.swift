import CSQLite
import Canonical
import GRDB
package import Journal

/// One folder with a SQLite database of journals and projections and a store of files.
///
/// A closure given to `read` or `write` is a transaction: what it threw away never happened.
package final class Store: Sendable {
  /// The folder.
  package let folder: String
  /// What the store belongs to.
  package let kind: StoreKind
  /// Whose journal the store writes.
  package let origin: Origin
  /// The files that entries name.
  package let content: ContentStore
  /// Parts of evidence that wait for the others.
  package let parts: PartStore
  /// What an interrupted command had left here, when this opening repaired it.
  package let recovery: Recovery?
  private let queue: DatabaseQueue
  private let lock: StoreLock?

  /// Makes an empty store in a folder that holds none.
  ///
  /// - Parameters:
  ///   - folder: Made when it is not there.
  ///   - kind: What the store belongs to.
  ///   - origin: Whose journal it writes.
  ///   - doing: The command, for whoever finds the store busy.
  /// - Returns: The store, held until it is let go.
  /// - Throws: `StoreError.exists`, `file`, `full`, `database`.
  package static func create(
    at folder: String, kind: StoreKind, origin: Origin, doing: String
  ) throws -> Store {
    try AtomicFile.makeFolder(folder, mode: 0o700)
    guard !AtomicFile.exists(databasePath(folder)) else { throw StoreError.exists(folder) }
    let lock = try StoreLock(folder: folder, doing: doing)
    let queue = try translating(folder, kind) {
      let queue = try database(in: folder, kind)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      try Schema.migrate(queue)
      try queue.write { database in
        try database.execute(
          sql: "INSERT INTO documents VALUES ('store', ?, '', ?)",
          arguments: [kind.rawValue, StoredJSON.text(.string(origin.name))])
      }
      return queue
    }
    return Store(folder: folder, kind: kind, origin: origin, queue: queue, lock: lock)
  }

  /// Opens the store of a folder.
  ///
  /// - Parameters:
  ///   - folder: Where it lies.
  ///   - kind: What it must belong to.
  ///   - doing: The command when it means to write; nil to read only, which needs no lock.
  /// - Returns: The store; held until it is let go when the command means to write.
  /// - Throws: `StoreError.missing`, `newer`, `notAStore`, `busy`, `damaged`, `file`, `notDurable`,
  ///   `database`.
  ///   A store of an earlier program is brought up to date first.
  package static func open(at folder: String, kind: StoreKind, doing: String?) throws -> Store {
    guard AtomicFile.exists(databasePath(folder)) else { throw StoreError.missing(folder, kind) }
    let lock = try doing.map { try StoreLock(folder: folder, doing: $0) }
    let recovery = try lock.flatMap { try Recovery(of: folder, $0) }
    return try translating(folder, kind) {
      let queue = try database(in: folder, kind)
      let origin = try origin(in: queue, folder, kind)
      if try Schema.isOlder(queue) {
        // Nobody else may work on the store meanwhile, also where this command only reads.
        let held = try lock ?? StoreLock(folder: folder, doing: "store upgrade")
        try withExtendedLifetime(held) { try Schema.migrate(queue) }
      }
      // An office's log is made anew by each command, and SQLite does not mind whether its name is
      // confirmed.
      if lock != nil, kind == .office { try AtomicFile.synchronize(folder: folder) }
      return Store(
        folder: folder, kind: kind, origin: origin, queue: queue, lock: lock, recovery: recovery)
    }
  }

  private static func origin(
    in queue: DatabaseQueue, _ folder: String, _ kind: StoreKind
  ) throws -> Origin {
    try queue.read { database in
      guard try Int.fetchOne(database, sql: "PRAGMA application_id") == Schema.applicationID else {
        throw StoreError.notAStore(folder)
      }
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard version <= Schema.version else { throw StoreError.newer(folder) }
      let name = try String.fetchOne(
        database, sql: "SELECT detail FROM documents WHERE kind = 'store' AND name = ?",
        arguments: [kind.rawValue])
      guard let name = try name.map(StoredJSON.value)?.string, let origin = Origin(name) else {
        throw StoreError.notAStore(folder)
      }
      return origin
    }
  }

  private init(
    folder: String, kind: StoreKind, origin: Origin, queue: DatabaseQueue, lock: StoreLock?,
    recovery: Recovery? = nil
  ) {
    self.folder = folder
    self.kind = kind
    self.origin = origin
    self.queue = queue
    self.lock = lock
    self.recovery = recovery
    content = ContentStore(folder: folder + "/files")
    parts = PartStore(folder: folder + "/parts")
  }

  private static func database(in folder: String, _ kind: StoreKind) throws -> DatabaseQueue {
    try DatabaseQueue(path: databasePath(folder), configuration: configuration(kind))
  }

  private static func databasePath(_ folder: String) -> String { folder + "/store.sqlite" }

  private static func configuration(_ kind: StoreKind) -> Configuration {
    var configuration = Configuration()
    // Who opens a store beside another command may meet it while it tidies up after a crash.
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = FULL;
          PRAGMA trusted_schema = OFF;
          """)
      // Closing would move the WAL into the database: five fsyncs instead of two for one answer.
      if kind == .field, let connection = unsafe database.sqliteConnection {
        _ = unsafe yicha_no_checkpoint_on_close(connection)
      }
    }
    return configuration
  }

  /// Reads in one transaction.
  ///
  /// - Throws: What the body throws; `StoreError.busy`, `damaged`, `file`, `full` or `database`
  ///   where the database fails.
  package func read<T>(_ body: (Reading) throws -> T) throws -> T {
    try Store.translating(folder, kind) {
      try queue.read { database in
        try body(Reading(database: database, content: content))
      }
    }
  }

  /// Writes in one transaction; nothing of it stays when the body throws.
  ///
  /// - Throws: What the body throws; `StoreError.busy`, `damaged`, `file`, `full` or `database`
  ///   where the database fails.
  package func write<T>(_ body: (Writing) throws -> T) throws -> T {
    try Store.translating(folder, kind) {
      try queue.write { database in
        try body(Writing(reading: Reading(database: database, content: content)))
      }
    }
  }

  /// The same store, which from now on writes another journal; the one it wrote until now stays.
  ///
  /// - Parameters:
  ///   - successor: Whose journal it writes.
  ///   - body: What is written with it, in the same transaction.
  /// - Returns: The store under its new origin, held as this one is.
  /// - Throws: as `write`; nothing has changed then.
  package func succeeded(
    by successor: Origin, _ body: (Writing) throws -> Void
  ) throws -> Store {
    let name = kind.rawValue
    try write { writing in
      try writing.put(
        document: "store",
        DocumentRow(name: name, digest: "", detail: .string(successor.name)))
      try body(writing)
    }
    return Store(folder: folder, kind: kind, origin: successor, queue: queue, lock: lock)
  }

  /// A copy of the database, as it is now, in a temporary file that nobody else sees: to try out
  /// what would follow without touching the store.
  func scratchCopy() throws -> DatabaseQueue {
    try Store.translating(folder, kind) {
      let copy = try DatabaseQueue(path: "")
      try queue.backup(to: copy)
      return copy
    }
  }

  /// Nothing above Storage knows the database's own errors.
  private static func translating<T>(
    _ folder: String, _ kind: StoreKind, _ body: () throws -> T
  ) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      // After a failed write the log may hold what no disk has confirmed.
      if error.resultCode == .SQLITE_IOERR { FailedSync.note() }
      throw StoreError(error, databasePath(folder), kind)
    }
  }
}
