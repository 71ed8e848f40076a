/// The floor of a merge: a bare C program that expands the journals of the same plain bundles, hashes
/// their lines and stores them, durably, as large transactions.
///
/// It judges nothing: no signature, no hash of a file, no JSON, and it knows no visits.
struct MergeFloor {
  private let bench: Workbench
  private let program: String

  init(bench: Workbench) throws(BenchFailure) {
    self.bench = bench
    program = try bench.compiler.build(
      Self.source, name: "merge-floor", flags: ["-lsqlite3", "-lz", "-l:libcrypto.so.3"])
  }

  /// Stores the lines of the bundles of a folder in a new database, which is gone afterwards.
  func store(_ folder: String) throws(BenchFailure) -> Sample {
    try bench.stopwatch.time([program, bench.folder + "/merge-floor.sqlite", folder])
  }

  private static let source = #"""
    // merge-floor DATABASE FOLDER: gunzip, SHA-256 and insert of every line of the bundles.
    #include <dirent.h>
    #include <sqlite3.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <unistd.h>
    #include <zlib.h>

    // Larger than the library's own structure.
    static long long context[64];
    int SHA256_Init(void *);
    int SHA256_Update(void *, const void *, size_t);
    int SHA256_Final(unsigned char *, void *);

    static sqlite3 *database;
    static sqlite3_stmt *insert;
    static long long rows;

    static void check(int code) {
      if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
      fprintf(stderr, "%s\n", sqlite3_errmsg(database));
      exit(1);
    }

    static void run(const char *sql) { check(sqlite3_exec(database, sql, 0, 0, 0)); }

    static void fail(const char *path) {
      perror(path);
      exit(1);
    }

    static void line(const unsigned char *start, const unsigned char *end) {
      unsigned char digest[32];
      SHA256_Init(context);
      SHA256_Update(context, start, end - start);
      SHA256_Final(digest, context);
      check(sqlite3_bind_int64(insert, 1, ++rows));
      check(sqlite3_bind_blob(insert, 2, digest, sizeof digest, SQLITE_STATIC));
      check(sqlite3_bind_blob(insert, 3, start, end - start, SQLITE_STATIC));
      check(sqlite3_step(insert));
      check(sqlite3_reset(insert));
    }

    static void journal(unsigned char *packed, size_t size) {
      static unsigned char *lines;
      static size_t room;
      z_stream stream;
      memset(&stream, 0, sizeof stream);
      if (inflateInit2(&stream, 31) != Z_OK) exit(1);
      stream.next_in = packed;
      stream.avail_in = size;
      size_t count = 0;
      int code = Z_OK;
      while (code == Z_OK) {
        if (count == room) {
          room = room ? room * 2 : 1 << 20;
          lines = realloc(lines, room);
          if (!lines) exit(1);
        }
        stream.next_out = lines + count;
        stream.avail_out = room - count;
        code = inflate(&stream, Z_NO_FLUSH);
        count = room - stream.avail_out;
      }
      if (code != Z_STREAM_END) exit(1);
      inflateEnd(&stream);
      unsigned char *start = lines, *end;
      while ((end = memchr(start, '\n', lines + count - start))) {
        line(start, end);
        start = end + 1;
      }
    }

    static unsigned at(const unsigned char *bytes, int width) {
      unsigned value = 0;
      while (width-- > 0) value = value << 8 | bytes[width];
      return value;
    }

    // A bundle is a ZIP of stored files; what follows their local headers is not looked at.
    static void bundle(const char *path) {
      FILE *file = fopen(path, "r");
      if (!file || fseek(file, 0, SEEK_END) != 0) fail(path);
      long size = ftell(file);
      rewind(file);
      unsigned char *bytes = malloc(size), *next = bytes;
      if (!bytes || fread(bytes, 1, size, file) != (size_t)size) fail(path);
      fclose(file);
      while (next + 30 < bytes + size && at(next, 4) == 0x04034b50) {
        unsigned stored = at(next + 18, 4), name = at(next + 26, 2);
        unsigned char *data = next + 30 + name + at(next + 28, 2);
        if (name > 9 && !memcmp(next + 30 + name - 9, ".jsonl.gz", 9)) journal(data, stored);
        next = data + stored;
      }
      free(bytes);
    }

    static int isBundle(const struct dirent *entry) { return entry->d_name[0] != '.'; }

    int main(int count, char **arguments) {
      if (count < 3) return 64;
      unlink(arguments[1]);
      int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      check(sqlite3_open_v2(arguments[1], &database, flags, 0));
      run("PRAGMA page_size = 16384");
      run("PRAGMA journal_mode = WAL");
      run("PRAGMA synchronous = FULL");
      run("PRAGMA cache_size = -32768");
      run("CREATE TABLE entries "
          "(id INTEGER PRIMARY KEY, leaf BLOB NOT NULL, line BLOB NOT NULL) STRICT");
      check(sqlite3_prepare_v2(
          database, "INSERT INTO entries VALUES (?, ?, ?)", -1, &insert, 0));
      struct dirent **entries;
      int files = scandir(arguments[2], &entries, isBundle, alphasort);
      if (files < 0) fail(arguments[2]);
      for (int file = 0; file < files; file++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", arguments[2], entries[file]->d_name);
        if (file % 50 == 0) run("BEGIN IMMEDIATE");
        bundle(path);
        if (file % 50 == 49 || file == files - 1) run("COMMIT");
      }
      check(sqlite3_finalize(insert));
      check(sqlite3_close(database));
      unlink(arguments[1]);
      return rows == 0;
    }
    """#
}
