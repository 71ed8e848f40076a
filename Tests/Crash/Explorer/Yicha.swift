import Foundation
import Support

/// The real `yicha`, on the clock of the demo's plan.
struct Yicha {
  /// Where the program lies.
  let path: String
  /// Where it runs, and where what it makes lies.
  let folder: String

  static let environment = [
    "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z", "YICHA_TEST_SCRYPT": "1",
  ]

  /// Runs a command that must end with one of the codes.
  @discardableResult
  func run(_ words: [String], codes: Set<Int32> = [0]) throws -> ProgramRun {
    let run = try ProgramRun([path] + words, in: folder, environment: Self.environment)
    guard codes.contains(run.code) else {
      throw RecordingError.command("\(words): \(run.code)\n\(run.output)\(run.errors)")
    }
    return run
  }

  /// Runs a command whose system calls are recorded.
  func record(_ words: [String], codes: Set<Int32>) throws -> Recording {
    let log = folder + "/strace.log"
    let strace = [
      "strace", "-f", "-qq", "-xx", "-s", "8388608", "-e",
      "trace=?"
        + Recording.calls.joined(separator: ",?"), "-o", log,
    ]
    let run = try ProgramRun(
      strace + [path] + words, in: folder, environment: Self.environment)
    guard codes.contains(run.code) else {
      throw RecordingError.command("\(words): \(run.code)\n\(run.output)\(run.errors)")
    }
    let recording = try Recording(String(contentsOfFile: log, encoding: .utf8))
    try FileManager.default.removeItem(atPath: log)
    return recording
  }
}
