import Foundation

/// What the tests compare with: the auditors' own script, and the worked folders.
enum Reference {
  /// The folder of Package.swift, whatever links lead to this file.
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let script = root.appending(path: "Bundles/verify_draw.py").path

  static let draws = ["1", "2", "3", "4"].map {
    root.deletingLastPathComponent().appending(path: "shared/reference/draws/\($0)")
  }

  static let hasDraws = draws.allSatisfy { FileManager.default.fileExists(atPath: $0.path) }

  /// False only where python3 is missing and may be: on the project's machines it must be there.
  static let isRunnable =
    ProcessInfo.processInfo.environment["YICHA_CI"] == "1"
    || FileManager.default.isExecutableFile(atPath: "/usr/bin/env")
      && (try? run(["-c", ""]))?.status == 0

  /// Calls functions of the script for many inputs in one process.
  static func run(code: String, _ arguments: [String] = []) throws -> (status: Int32, out: String) {
    let load = """
      import sys, json, hashlib, pathlib
      sys.path.insert(0, \(quoted(root.appending(path: "Bundles").path)))
      sys.setrecursionlimit(100000)
      from verify_draw import *
      NAMES = ("plan.json", "register.jsonl", "pool.jsonl", "inspectors.jsonl", "seed.txt")
      made = lambda d: draw(*((pathlib.Path(d) / n).read_bytes() for n in NAMES))

      """
    return try run(["-c", load + code] + arguments)
  }

  static func run(_ arguments: [String]) throws -> (status: Int32, out: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B"] + arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let out = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: out, as: UTF8.self))
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
