/// A C program of a few pages that starts a command, waits, and writes down time and memory.
///
/// It stands between because Linux counts the memory of whoever spawns a program into that
/// program's `ru_maxrss`: started from here, no command could seem smaller than the bench itself.
enum Launcher {
  /// Reads its report: nanoseconds and KiB.
  static func sample(_ report: String) throws(BenchFailure) -> Sample {
    let fields = report.split(whereSeparator: \.isWhitespace).map { Double($0) }
    guard fields.count == 2, let nanoseconds = fields[0], let kibibytes = fields[1] else {
      throw .unreadableReport(report)
    }
    return Sample(seconds: nanoseconds / 1e9, peakMebibytes: kibibytes / 1_024)
  }

  static let source = #"""
    // launcher REPORT PROGRAM ARGUMENT...: ends as the program ends.
    #define _GNU_SOURCE
    #include <signal.h>
    #include <spawn.h>
    #include <stdio.h>
    #include <string.h>
    #include <sys/resource.h>
    #include <sys/wait.h>
    #include <time.h>

    extern char **environ;

    static long long now(void) {
      struct timespec time;
      clock_gettime(CLOCK_MONOTONIC, &time);
      return time.tv_sec * 1000000000LL + time.tv_nsec;
    }

    int main(int count, char **arguments) {
      if (count < 3) return 125;
      // Whoever ends the group ends the program; the launcher stays until it is gone.
      int asked[] = {SIGINT, SIGTERM, SIGHUP};
      sigset_t defaults;
      sigemptyset(&defaults);
      for (int i = 0; i < 3; i++) {
        signal(asked[i], SIG_IGN);
        sigaddset(&defaults, asked[i]);
      }
      posix_spawnattr_t attributes;
      posix_spawnattr_init(&attributes);
      posix_spawnattr_setsigdefault(&attributes, &defaults);
      posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

      pid_t child;
      int status;
      struct rusage usage;
      long long start = now();
      int code = posix_spawn(&child, arguments[2], NULL, &attributes, arguments + 2, environ);
      if (code != 0) {
        fprintf(stderr, "%s: %s\n", arguments[2], strerror(code));
        return 127;
      }
      if (wait4(child, &status, 0, &usage) != child) return 126;
      long long end = now();

      FILE *report = fopen(arguments[1], "w");
      if (!report) return 124;
      fprintf(report, "%lld %ld\n", end - start, usage.ru_maxrss);
      if (fclose(report) != 0) return 124;
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    """#
}
