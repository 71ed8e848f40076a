/// The floor of a large store: a bare C program that fills a table of two columns, the key one of
/// them, in transactions as large, and says what the last rows took.
struct RowidFloor {
  private let bench: Workbench
  private let program: String

  init(bench: Workbench) throws(BenchFailure) {
    self.bench = bench
    program = try bench.compiler.build(Self.source, name: "rowid-floor", flags: ["-lsqlite3"])
  }

  /// Fills a table that is gone afterwards; the time is that of the last rows.
  ///
  /// - Parameters:
  ///   - rows: How many.
  ///   - bytes: How long each is.
  ///   - timed: How many of them are timed.
  /// - Returns: The time of those, and the memory of all.
  /// - Throws: `BenchFailure`.
  func fill(rows: Int, bytes: Int, timed: Int) throws(BenchFailure) -> Sample {
    try bench.stopwatch.timePart([
      program, bench.folder + "/rowid-floor.sqlite", "\(rows)", "\(bytes)", "\(timed)",
      "\(StoreEntriesWork.turn * StoreEntriesWork.turnsPerTransaction)",
    ])
  }

  private static let source = #"""
    // rowid-floor DATABASE ROWS BYTES TIMED ROWS-OF-A-TRANSACTION: prints nanoseconds.
    #include <sqlite3.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <time.h>
    #include <unistd.h>

    static sqlite3 *database;

    static void check(int code) {
      if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
      fprintf(stderr, "%s\n", sqlite3_errmsg(database));
      exit(1);
    }

    static void run(const char *sql) { check(sqlite3_exec(database, sql, 0, 0, 0)); }

    static long long now(void) {
      struct timespec time;
      clock_gettime(CLOCK_MONOTONIC, &time);
      return time.tv_sec * 1000000000LL + time.tv_nsec;
    }

    int main(int count, char **arguments) {
      if (count < 6) return 64;
      long rows = atol(arguments[2]), timed = atol(arguments[4]), batch = atol(arguments[5]);
      int bytes = atoi(arguments[3]);
      unlink(arguments[1]);
      int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      check(sqlite3_open_v2(arguments[1], &database, flags, 0));
      run("PRAGMA page_size = 16384");
      run("PRAGMA journal_mode = WAL");
      run("PRAGMA synchronous = FULL");
      run("PRAGMA cache_size = -32768");
      run("CREATE TABLE entries (id INTEGER PRIMARY KEY, line BLOB NOT NULL) STRICT");
      sqlite3_stmt *insert;
      check(sqlite3_prepare_v2(database, "INSERT INTO entries VALUES (?, ?)", -1, &insert, 0));
      unsigned char *line = malloc(bytes);
      if (!line) return 1;
      memset(line, 'x', bytes);
      long long spent = 0;
      for (long first = 0; first < rows; first += batch) {
        long long start = now();
        run("BEGIN IMMEDIATE");
        for (long row = first; row < first + batch; row++) {
          memcpy(line, &row, sizeof row);
          check(sqlite3_bind_int64(insert, 1, row));
          check(sqlite3_bind_blob(insert, 2, line, bytes, SQLITE_STATIC));
          check(sqlite3_step(insert));
          check(sqlite3_reset(insert));
        }
        run("COMMIT");
        if (first + batch > rows - timed) spent += now() - start;
      }
      check(sqlite3_finalize(insert));
      check(sqlite3_close(database));
      unlink(arguments[1]);
      printf("%lld\n", spent);
      return 0;
    }
    """#
}
