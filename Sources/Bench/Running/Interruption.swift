import Glibc

/// Ctrl-C and its like, held back and looked for between steps.
///
/// No handler runs: the signals stay pending until a wait for a child or a check takes them, so
/// that the folder is always removed in ordinary code.
enum Interruption {
  /// What ends a run before its time.
  private static let asked = [SIGINT, SIGTERM, SIGHUP]

  /// Holds the signals back, in every thread made from now on.
  static func hold() {
    var held = set(asked + [SIGCHLD])
    _ = unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  /// Stops here when someone asked to.
  ///
  /// - Throws: `BenchFailure.interrupted`.
  static func check() throws(BenchFailure) {
    var pending = sigset_t()
    guard unsafe sigpending(&pending) == 0 else { return }
    for signal in asked where unsafe sigismember(&pending, signal) == 1 {
      throw .interrupted(signal)
    }
  }

  /// Waits until a child ended or someone asked to stop.
  ///
  /// - Returns: the signal that asked, or nil for the child.
  static func wait() -> Int32? {
    var awaited = set(asked + [SIGCHLD])
    let signal = unsafe sigwaitinfo(&awaited, nil)
    return asked.contains(signal) ? signal : nil
  }

  /// A set of signals.
  static func set(_ signals: [Int32]) -> sigset_t {
    var made = sigset_t()
    unsafe sigemptyset(&made)
    for signal in signals { unsafe sigaddset(&made, signal) }
    return made
  }
}
