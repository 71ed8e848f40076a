import GRDB

/// The tables of a store.
///
/// Migrations are never edited after a release.
///
/// What is truth: `entries` and `forks`. Everything else is computed from them and from the files
/// that they name, and can be deleted and built again.
enum Schema {
  /// `Yich`, in the database header.
  static let applicationID = 0x5969_6368
  /// What this program writes; a greater number in a store means a newer Yicha.
  static let version = 2

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 journals and projections") { database in
      try database.execute(sql: journals)
      try database.execute(sql: projections)
    }
    migrator.registerMigration("2 subtrees of journals") { database in
      try database.execute(sql: tiles)
      try TileRows.rebuild(database)
    }
    return migrator
  }()

  /// Whether an earlier program wrote the store.
  static func isOlder(_ queue: DatabaseQueue) throws -> Bool {
    try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } < version
  }

  /// Brings a store up to date.
  static func migrate(_ queue: DatabaseQueue) throws {
    try migrator.migrate(queue)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(version)") }
  }

  /// The id of an entry is origin << 32 | seq: sequential, so that appending stays cheap at any
  /// size.
  ///
  /// There is no index on hashes (performance notes, lesson 4).
  /// REPLACE deletes without a DELETE trigger, so that an INSERT over a row is refused as well.
  private static let journals = """
    CREATE TABLE origins (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE visits (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE entries (
      id INTEGER PRIMARY KEY,
      visit INTEGER REFERENCES visits(id),
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      line BLOB NOT NULL
    ) STRICT;
    CREATE INDEX entries_by_visit ON entries(visit) WHERE visit IS NOT NULL;
    CREATE TABLE forks (
      origin INTEGER NOT NULL REFERENCES origins(id),
      seq INTEGER NOT NULL,
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      visit INTEGER REFERENCES visits(id),
      line BLOB NOT NULL,
      PRIMARY KEY (origin, seq, leaf)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE notes (
      origin INTEGER NOT NULL REFERENCES origins(id),
      size INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('newest', 'checkpoint', 'receipt')),
      text TEXT NOT NULL,
      PRIMARY KEY (origin, size, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER entries_are_not_replaced BEFORE INSERT ON entries
      WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'an entry is never replaced'); END;
    CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
      BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
    CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries
      BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
    CREATE TRIGGER forks_are_not_replaced BEFORE INSERT ON forks
      WHEN EXISTS (
        SELECT 1 FROM forks WHERE origin = NEW.origin AND seq = NEW.seq AND leaf = NEW.leaf)
      BEGIN SELECT RAISE(ABORT, 'an entry is never replaced'); END;
    CREATE TRIGGER forks_are_not_changed BEFORE UPDATE ON forks
      BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
    CREATE TRIGGER forks_are_not_deleted BEFORE DELETE ON forks
      BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
    """

  private static let tiles = """
    CREATE TABLE tiles (
      origin INTEGER NOT NULL REFERENCES origins(id),
      level INTEGER NOT NULL,
      number INTEGER NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (origin, level, number)
    ) STRICT, WITHOUT ROWID;
    """

  private static let projections = """
    CREATE TABLE logs (
      origin INTEGER PRIMARY KEY REFERENCES origins(id),
      size INTEGER NOT NULL,
      peaks BLOB NOT NULL,
      last BLOB NOT NULL CHECK (length(last) = 32),
      at INTEGER,
      boot TEXT,
      mono INTEGER
    ) STRICT;
    CREATE TABLE keys (
      kid TEXT NOT NULL,
      type TEXT NOT NULL,
      record TEXT NOT NULL,
      carriers TEXT NOT NULL,
      PRIMARY KEY (kid, type)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bundles (
      seal TEXT PRIMARY KEY,
      direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
      kind TEXT NOT NULL,
      issuer TEXT NOT NULL,
      recipient TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      name TEXT NOT NULL,
      created TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bundles_by_sequence ON bundles(direction, kind, issuer, recipient, sequence);
    CREATE TABLE documents (
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      digest TEXT NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (kind, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE subjects (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE inspectors (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE visit_rows (
      visit INTEGER PRIMARY KEY REFERENCES visits(id),
      name TEXT NOT NULL,
      state TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE TABLE conflicts (
      id TEXT PRIMARY KEY,
      visit INTEGER NOT NULL REFERENCES visits(id),
      kind TEXT NOT NULL,
      form TEXT,
      question TEXT,
      instance TEXT,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX conflicts_by_visit ON conflicts(visit);
    """
}
