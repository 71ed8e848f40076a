import Foundation

/// One run of a program to its end, and what it left.
package struct ProgramRun: Sendable {
  /// The exit code.
  package let code: Int32
  /// What it printed.
  package let output: String
  /// What it said on stderr.
  package let errors: String

  /// Runs a program that is looked for in PATH unless its name is a path.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - folder: Where it runs; nil for this process's folder.
  ///   - environment: What is set besides this process's environment.
  /// - Throws: what Foundation throws when nothing can be started or read.
  package init(
    _ words: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONDONTWRITEBYTECODE": "1"]) { _, new in new }
      .merging(environment) { _, new in new }
    let files = try (0..<2).map { _ in try TemporaryOutput() }
    process.standardOutput = files[0].handle
    process.standardError = files[1].handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    output = try files[0].text()
    errors = try files[1].text()
  }
}

/// A file that takes a program's output, so that no pipe can fill up.
private struct TemporaryOutput {
  let handle: FileHandle
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "yicha-test-\(UUID().uuidString)")
    try Data().write(to: url)
    handle = try FileHandle(forUpdating: url)
  }

  func text() throws -> String {
    let data = try Data(contentsOf: url)
    try FileManager.default.removeItem(at: url)
    return String(decoding: data, as: UTF8.self)
  }
}
