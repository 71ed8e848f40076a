package import Glibc

/// Ctrl-C and its like, held back and looked for between steps.
///
/// No handler runs: the signals stay pending until somebody looks or a wait for a child takes them,
/// so that temporary folders are always removed in ordinary code.
package enum Interruption {
  /// What ends a run before its time.
  private static let asked = [SIGINT, SIGTERM, SIGHUP]

  /// Holds the signals back, in every thread made from now on.
  package static func hold() {
    var held = set(asked + [SIGCHLD])
    _ = unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  /// The signal by which someone asked to stop; nil while nobody did.
  package static var pending: Int32? {
    var pending = sigset_t()
    guard unsafe sigpending(&pending) == 0 else { return nil }
    return asked.first { unsafe sigismember(&pending, $0) == 1 }
  }

  /// Whether someone asked to stop.
  package static var isAsked: Bool { pending != nil }

  /// Waits until a child ended or someone asked to stop.
  ///
  /// - Returns: The signal that asked, or nil for the child.
  package static func wait() -> Int32? {
    var awaited = set(asked + [SIGCHLD])
    let signal = unsafe sigwaitinfo(&awaited, nil)
    return asked.contains(signal) ? signal : nil
  }

  /// A set of signals.
  package static func set(_ signals: [Int32]) -> sigset_t {
    var made = sigset_t()
    unsafe sigemptyset(&made)
    for signal in signals { unsafe sigaddset(&made, signal) }
    return made
  }
}
