import Foundation
import Support

/// The real `yicha`, as the build put it beside the tests.
enum Program {
  /// The path of a product of this build.
  static func path(_ name: String) throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    // The test bundle is a program beside the products; older tool chains run it through a helper.
    let candidates = [own] + CommandLine.arguments.filter { $0.contains(".xctest") }
    for candidate in candidates {
      var folder = URL(fileURLWithPath: candidate).deletingLastPathComponent()
      for _ in 0..<3 {
        let path = folder.appendingPathComponent(name).path
        if FileManager.default.isExecutableFile(atPath: path) { return path }
        folder.deleteLastPathComponent()
      }
    }
    throw Missing(name: name)
  }

  struct Missing: Error {
    let name: String
  }

  /// Runs a program to its end.
  static func run(
    _ path: String, _ arguments: [String], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun([path] + arguments, in: folder, environment: environment)
  }

  /// Runs `yicha` in English on the clock of the demo's plan.
  static func yicha(
    _ arguments: String..., clock: String = "2023-09-04T01:00:00Z"
  ) throws -> ProgramRun {
    try yicha(arguments: arguments, clock: clock)
  }

  /// Runs `yicha` in English on the clock of the demo's plan.
  static func yicha(
    arguments: [String], clock: String = "2023-09-04T01:00:00Z"
  ) throws -> ProgramRun {
    try run(
      path("yicha"), arguments,
      environment: ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": clock])
  }

  /// The root of the package.
  static var root: String { Project.root.path }
}

/// A folder that is removed at the end of a test.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "yicha-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
