import Foundation
import Support
import Testing

@Suite("yicha verify on the golden vectors")
struct VerifyVectorTests {
  /// A vector with what its `.expect` says.
  struct Vector: CustomTestStringConvertible {
    let path: String
    let exit: Int32
    let check: String
    let keys: [String]

    var testDescription: String { path }

    /// Nil where an option is needed that only takers have, not verifiers.
    init?(_ path: String) throws {
      let text = try String(
        contentsOfFile: Project.path("Bundles/\(path.dropLast(4)).expect"), encoding: .utf8)
      var keys: [String] = []
      var said: [Substring: Substring] = [:]
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ", maxSplits: 1)
        guard words[0] == "with" else {
          said[words[0]] = words[1]
          continue
        }
        guard words[1].hasPrefix("--keys ") else { return nil }
        keys += words[1].split(separator: " ").map(String.init)
      }
      self.path = path
      self.keys = keys
      exit = try #require(said["exit"].flatMap { Int32($0) })
      check = String(try #require(said["check"]))
    }
  }

  private static func vectors() throws -> [Vector] {
    try ["valid", "broken"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: Project.path("Bundles/\(folder)"))
        .filter { $0.hasSuffix(".zip") }.sorted().compactMap { try Vector("\(folder)/\($0)") }
    }
  }

  /// Broken vectors that end so without any option.
  static func broken(exit: Int32) throws -> [String] {
    try vectors().filter { $0.exit == exit && $0.keys.isEmpty }.map(\.path)
  }

  @Test("Exit and check are those of its .expect, as verify.py says them")
  func verdicts() throws {
    let vectors = try Self.vectors()
    #expect(vectors.count > 100)
    for vector in vectors {
      let run = try Program.run(
        Program.path("yicha"), ["verify", vector.path, "--json", "--keys", "keys"] + vector.keys,
        in: Project.path("Bundles"), environment: ["YICHA_LANG": "en"])
      let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let check = (value as? [String: Any])?["check"] as? String ?? "-"
      #expect(run.code == vector.exit, "\(vector.path): \(run.errors)")
      #expect(check == vector.check, "\(vector.path)")
      let lines = run.errors.split(separator: "\n")
      #expect(lines.count { $0.hasPrefix("error: ") } == (run.code == 0 ? 0 : 1))
    }
  }
}
