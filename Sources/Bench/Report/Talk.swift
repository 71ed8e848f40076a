import Glibc

/// What is said beside the table, on standard error.
enum Talk {
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    // Nobody is left to be told when standard error is closed.
    _ = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(STDERR_FILENO, buffer.baseAddress, buffer.count)
    }
  }

  /// Said only to a person who waits at a terminal.
  static func progress(_ line: String) {
    if isatty(STDERR_FILENO) == 1 { say(line) }
  }
}
