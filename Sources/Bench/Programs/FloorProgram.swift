/// The floor of a durable answer: a bare C program that opens a database with as many rows and
/// stores one more as durably as SQLite can.
struct FloorProgram {
  /// Stores one row.
  let command: [String]

  /// Builds the program and its database.
  init(bench: Workbench, rows: Int) throws(BenchFailure) {
    let program = try bench.compiler.build(Self.source, name: "floor", flags: ["-lsqlite3"])
    let database = bench.folder + "/floor.sqlite"
    try ChildProcess(
      command: [program, database, "\(rows)"], title: "the floor's preparation",
      output: bench.folder + "/output"
    ).run()
    command = [program, database]
  }

  private static let source = #"""
    // floor DATABASE ROWS makes a table of so many rows; floor DATABASE stores one more.
    #include <sqlite3.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>

    static sqlite3 *database;

    static void check(int code) {
      if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
      fprintf(stderr, "%s\n", sqlite3_errmsg(database));
      exit(1);
    }

    static void run(const char *sql) { check(sqlite3_exec(database, sql, 0, 0, 0)); }

    static void insert(long rows) {
      char line[400];
      sqlite3_stmt *statement;
      check(sqlite3_prepare_v2(
          database, "INSERT INTO entries (line) VALUES (?)", -1, &statement, 0));
      run("BEGIN IMMEDIATE");
      for (long row = 0; row < rows; row++) {
        memset(line, 'a' + row % 26, sizeof line);
        check(sqlite3_bind_blob(statement, 1, line, sizeof line, SQLITE_STATIC));
        check(sqlite3_step(statement));
        check(sqlite3_reset(statement));
      }
      run("COMMIT");
      check(sqlite3_finalize(statement));
    }

    int main(int count, char **arguments) {
      if (count < 2) return 64;
      int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      check(sqlite3_open_v2(arguments[1], &database, flags, 0));
      run("PRAGMA journal_mode = WAL");
      run("PRAGMA synchronous = FULL");
      if (count > 2) {
        run("CREATE TABLE entries (id INTEGER PRIMARY KEY, line BLOB NOT NULL) STRICT");
        insert(atol(arguments[2]));
      } else {
        check(sqlite3_db_config(
            database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0));
        insert(1);
      }
      check(sqlite3_close(database));
      return 0;
    }
    """#
}
