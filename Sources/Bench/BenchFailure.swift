/// Why something could not be measured.
enum BenchFailure: Error, Equatable {
  /// A call of the system failed: which, on what, and its error in words.
  case system(call: String, object: String, reason: String)
  /// The command under test does not lie beside this one.
  case commandMissing(String)
  /// A program of the system, which the row's floor is, is not installed.
  case toolMissing(String)
  /// No C compiler was found, which the floors are built with.
  case compilerMissing([String])
  /// A program ended otherwise than with 0; the end of what it said.
  case programFailed(String, ExitStatus, said: String)
  /// What the launcher or the counter wrote is not what they write.
  case unreadableReport(String)
  /// The input of a row could not be made.
  case fixture(String)
  /// A person, or the system, asked to stop.
  case interrupted(Int32)

  /// Whether the row can be measured elsewhere, so that nothing failed.
  var isMissingTool: Bool {
    guard case .toolMissing = self else { return false }
    return true
  }
}

extension BenchFailure: CustomStringConvertible {
  var description: String {
    switch self {
    case .system(let call, let object, let reason):
      "\(call) \(object): \(reason)"
    case .commandMissing(let path):
      "\(path) is missing\nhint: build it in the same way as yicha-bench: swift build"
    case .toolMissing(let name):
      "\(name) is not in PATH"
    case .compilerMissing(let names):
      "no C compiler in PATH, looked for \(names.joined(separator: ", "))"
        + "\nhint: the Swift toolchain brings clang; put its folder into PATH"
    case .programFailed(let program, let status, let said):
      "\(program) \(status)" + (said.isEmpty ? "" : "; it said:\n\(said)")
    case .unreadableReport(let text):
      "unreadable report: \(text)"
    case .fixture(let reason):
      "the input could not be made: \(reason)"
    case .interrupted(let signal):
      "interrupted by signal \(signal)"
    }
  }
}
