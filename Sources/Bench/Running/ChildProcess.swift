import FoundationEssentials
import Glibc
import Storage

/// A program run to its end in a process group of its own.
struct ChildProcess {
  /// The program's path and its arguments.
  var command: [String]
  /// What a failure calls it.
  var title: String
  /// Variables beside, and before, those of this program.
  var variables: [String: String] = [:]
  /// The file that takes both outputs.
  var output: String

  /// Runs the program and waits.
  ///
  /// Whoever asks to stop ends the whole group: first it is asked to, a second time it is killed.
  ///
  /// - Throws: `BenchFailure.programFailed` for any end but 0, `interrupted` or `system`.
  func run() throws(BenchFailure) {
    try Interruption.check()
    let status = try wait(for: spawn())
    guard status == .code(0) else {
      throw .programFailed(title, status, said: lastLines())
    }
  }

  private func wait(for child: pid_t) throws(BenchFailure) -> ExitStatus {
    var interruption: Int32?
    while true {
      var status: Int32 = 0
      let ended = unsafe wait4(child, &status, WNOHANG, nil)
      if ended < 0, errno != EINTR { throw SystemError.last("wait4", command[0]) }
      if ended == child {
        if let interruption { throw .interrupted(interruption) }
        return ExitStatus(status: status)
      }
      guard let signal = Interruption.wait() else { continue }
      kill(-child, interruption == nil ? SIGTERM : SIGKILL)
      interruption = signal
    }
  }

  private func spawn() throws(BenchFailure) -> pid_t {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = Interruption.set([])
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP)
    unsafe posix_spawnattr_setflags(&attributes, flags)

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, writing, 0o600)
    unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)

    var child: pid_t = 0
    let code = unsafe CStrings.with(command) { arguments in
      unsafe CStrings.with(environment) { environment in
        unsafe posix_spawn(&child, command[0], &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw SystemError.failure(code, "posix_spawn", command[0]) }
    return child
  }

  private var environment: [String] {
    ProcessInfo.processInfo.environment
      .merging(variables) { _, new in new }
      .map { "\($0.key)=\($0.value)" }
  }

  private func lastLines() -> String {
    guard let data = FileManager.default.contents(atPath: output) else { return "" }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return lines.suffix(10).map { "  \($0)" }.joined(separator: "\n")
  }
}
