import Foundation

/// The auditors' own verifier, as it lies in the package.
enum Script {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Bundles/verify_journal.py").path

  /// Whether the script can run here; where the tests must be complete, its absence fails them.
  static var runs: Bool {
    if ProcessInfo.processInfo.environment["YICHA_CI"] == "1" { return true }
    let probe = try? run(["python3", "-c", "import cryptography; print('yes')"])
    return probe?.contains("yes") ?? false
  }

  static func run(on name: String) throws -> String {
    let folder = ReferenceJournal.folder
    let keys = try ReferenceJournal.text("vkeys").split(separator: "\n").map(String.init)
    return try run(
      [
        "python3", path, "\(name).jsonl", "\(name).checkpoint", keys[0], keys[1], "r1.receipt",
        "r2.receipt",
      ], in: folder)
  }

  private static func run(_ words: [String], in folder: URL? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
