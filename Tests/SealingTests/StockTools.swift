import Foundation
import Testing

/// The tools that auditors use, and the scripts in `Bundles`.
enum StockTools {
  struct Output {
    let status: Int32
    let text: String
  }

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let script = package.appendingPathComponent("Bundles/verify.py").path
  static let shell = package.appendingPathComponent("Bundles/verify.sh").path
  static let sample = package.deletingLastPathComponent()
    .appendingPathComponent("shared/reference/bundles")

  /// Under CI a missing tool is a failure; elsewhere the tests that need it are skipped.
  static let required = ProcessInfo.processInfo.environment["YICHA_CI"] == "1"
  static let hasPython = required || succeeds("python3", ["-c", "import cryptography"])
  static let hasShell =
    required
    || ["unzip", "openssl", "sha256sum", "awk", "zcat"].allSatisfy {
      succeeds("sh", ["-c", "command -v \($0)"])
    }
  static let hasSample = FileManager.default.fileExists(atPath: sample.path)

  static func run(_ tool: String, _ arguments: [String]) throws -> Output {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
  }

  /// Runs Python with the reference script imported as `v`.
  static func python(_ code: String, _ arguments: [String]) throws -> Output {
    let load = """
      import sys, importlib.util
      sys.dont_write_bytecode = True
      spec = importlib.util.spec_from_file_location('v', sys.argv[1])
      v = importlib.util.module_from_spec(spec); spec.loader.exec_module(v)

      """
    return try run("python3", ["-c", load + code, script] + arguments)
  }

  /// A folder for one test, removed after it.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sealing-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private static func succeeds(_ tool: String, _ arguments: [String]) -> Bool {
    (try? run(tool, arguments))?.status == 0
  }
}
