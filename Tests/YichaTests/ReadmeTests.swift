import Foundation
import Support
import Testing

@Suite("The README")
struct ReadmeTests {
  @Test(
    "Its session by hand runs as shown",
    .needs(.bash, .python, .cryptography, .unzip, .openssl, .sha256sum, .awk, .zcat, .sqlite),
    .timeLimit(.minutes(5)))
  func session() throws {
    let session = ConsoleSession(joining: try Self.blocks().dropFirst(2))
    #expect(session.steps.count > 20)
    let folder = try Self.checkout()
    let outcome = try session.run(in: folder.path)
    #expect(outcome.code == 0, "\(outcome.output.suffix(3000))")
    for (number, step) in session.steps.enumerated() {
      let said = outcome.said(by: number)
      #expect(
        step.holds(in: said),
        "\(step.command)\nshown:\n\(step.shown.joined(separator: "\n"))\nsaid:\n\(said.joined(separator: "\n"))"
      )
    }
  }

  @Test("The demo says what is shown of it")
  func demo() throws {
    let step = try #require(Self.blocks().first?.steps.last)
    #expect(step.command == "swift run yicha demo --lang en")
    let run = try Program.run(Program.path("yicha"), ["demo", "--lang", "en"])
    #expect(run.code == 0, "\(run.errors)")
    let said = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(step.holds(in: said.map(String.init)), "\(run.output)")
  }

  @Test("It names every command group and every verifier")
  func names() throws {
    let text = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
    for word in [
      "yicha demo", "yicha office", "yicha field", "yicha verify", "yicha form", "verify.sh",
      "verify.py", "verify_journal.py", "verify_draw.py", "swift test",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  /// The folder that a newcomer is in: the package, with this build's programs.
  private static func checkout() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let build = folder.path + "/.build"
    try FileManager.default.createDirectory(atPath: build, withIntermediateDirectories: true)
    let programs = (try Program.path("yicha") as NSString).deletingLastPathComponent
    try FileManager.default.createSymbolicLink(
      atPath: build + "/debug", withDestinationPath: programs)
    for name in ["Bundles", "Forms", "Sources"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: "\(Program.root)/\(name)")
    }
    return folder
  }

  private static func blocks() throws -> [ConsoleSession] {
    let text = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
    return ConsoleSession.blocks(of: text)
  }
}
