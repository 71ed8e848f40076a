import FoundationEssentials

/// Counts how often a command waits for the disk, by a library put before the system's own.
struct SyncCounter {
  private static let variable = "YICHA_BENCH_SYNCS"
  private let bench: Workbench
  private let library: String

  init(bench: Workbench) throws(BenchFailure) {
    self.bench = bench
    library = try bench.compiler.build(
      Self.source, name: "syncs.so", flags: ["-shared", "-fPIC", "-ldl"])
  }

  /// Runs a command once, untimed, and returns its calls of fsync and fdatasync.
  func count(_ command: [String]) throws(BenchFailure) -> Int {
    let report = bench.folder + "/syncs"
    _ = try bench.stopwatch.time(
      command, variables: ["LD_PRELOAD": library, Self.variable: report])
    let text = try TextFile.read(report)
    guard let count = Int(text.filter { !$0.isWhitespace }) else {
      throw .unreadableReport(text)
    }
    return count
  }

  /// Writes the number at each call, so that no way of ending loses it.
  private static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <stdatomic.h>
    #include <stdio.h>
    #include <stdlib.h>

    static atomic_long calls;

    static void report(void) {
      const char *path = getenv("YICHA_BENCH_SYNCS");
      FILE *file = path ? fopen(path, "w") : 0;
      if (!file) return;
      fprintf(file, "%ld\n", atomic_load(&calls));
      fclose(file);
    }

    // A command without any call must be known from one that this library did not reach.
    __attribute__((constructor)) static void start(void) { report(); }

    static int count(const char *name, int file) {
      int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
      atomic_fetch_add(&calls, 1);
      report();
      return real(file);
    }

    int fsync(int file) { return count("fsync", file); }

    int fdatasync(int file) { return count("fdatasync", file); }
    """#
}
