import Canonical
import Foundation
import Support
import Testing

/// A visit's proof as `office prove` wrote it, changed by a test.
struct VisitProofFolder {
  let path: String
  let keys: String

  /// The folder of a file's lines, changed; each line ends with a line feed as before.
  func change(_ name: String, _ edit: (inout [String]) throws -> Void) throws {
    let url = URL(filePath: "\(path)/\(name)")
    var lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let last = lines.removeLast()
    try edit(&lines)
    try Data((lines.map { $0 + "\n" }.joined() + last).utf8).write(to: url)
  }

  func replace(_ name: String, _ part: String, with other: String, line: Int? = nil) throws {
    try change(name) { lines in
      let index = try #require(line ?? lines.firstIndex { $0.contains(part) }, "\(name): \(part)")
      #expect(lines[index].contains(part))
      lines[index] = lines[index].replacing(part, with: other, maxReplacements: 1)
    }
  }

  /// Changes a line of proofs, and writes it canonically again.
  func changeProof(_ journal: String, line: Int, _ edit: (inout [String: JSONValue]) -> Void) throws
  {
    try change("journals/\(journal)/proofs.jsonl") { lines in
      var members = try CanonicalJSON.readObject(Array(lines[line].utf8))
      edit(&members)
      lines[line] = String(decoding: try CanonicalJSON.write(.object(members)), as: UTF8.self)
    }
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func lines(_ name: String) throws -> [String] {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }

  /// The digits of the laptops' journals in it.
  func laptops() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/journals")
      .filter { $0 != "office" }.sorted()
  }

  /// The sizes of the checkpoints of a journal.
  func sizes(_ journal: String) throws -> [Int] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/journals/\(journal)")
      .compactMap { Int($0.replacing(".txt", with: "")) }.sorted()
  }

  /// What the command says.
  func command(json: Bool = false) throws -> ProgramRun {
    try Program.yicha(arguments: ["verify", path, "--keys", keys] + (json ? ["--json"] : []))
  }

  /// What the auditors' script says.
  func script() throws -> ProgramRun {
    try ProgramRun(["python3", Project.path("Bundles/verify_visit.py"), path, keys])
  }

  /// A copy to change.
  func copy(to folder: TemporaryFolder, _ name: String = "changed") throws -> VisitProofFolder {
    let copy = "\(folder.path)/\(name)"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    return VisitProofFolder(path: copy, keys: keys)
  }
}
