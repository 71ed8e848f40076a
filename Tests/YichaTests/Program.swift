import Foundation
import Testing

/// The real `yicha`, as the build put it beside the tests.
struct Program {
  /// What one run left.
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The path of a product of this build.
  static func path(_ name: String) throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    // The test bundle is a program beside the products; older tool chains run it through a helper.
    let candidates =
      [own] + CommandLine.arguments.filter { $0.contains(".xctest") }.map { $0 }
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
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(
      environment, uniquingKeysWith: { _, new in new })
    let files = try (0..<2).map { _ in try TemporaryOutput() }
    process.standardOutput = files[0].handle
    process.standardError = files[1].handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try files[0].text(), errors: try files[1].text())
  }

  /// Runs `yicha` in English on the clock of the demo's plan.
  static func yicha(
    _ arguments: String..., clock: String = "2023-09-04T01:00:00Z"
  ) throws -> Outcome {
    try run(
      path("yicha"), arguments,
      environment: ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": clock])
  }

  /// Whether a test tool is there; where YICHA_CI is set a missing one fails the test.
  static func tool(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let path = folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
    if path == nil, ProcessInfo.processInfo.environment["YICHA_CI"] == "1" {
      Issue.record("the test tool \(name) is missing")
    }
    return path
  }

  /// The root of the package.
  static var root: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }
}

/// A file that takes a program's output, so that no pipe can fill up.
private struct TemporaryOutput {
  let handle: FileHandle
  private let path: String

  init() throws {
    path = NSTemporaryDirectory() + "yicha-test-\(UUID().uuidString)"
    try Data().write(to: URL(fileURLWithPath: path))
    handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
  }

  func text() throws -> String {
    defer { try? FileManager.default.removeItem(atPath: path) }
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
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
