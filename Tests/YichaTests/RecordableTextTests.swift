import Canonical
import Foundation
import Inspection
import Support
import Testing

@testable import Yicha

@Suite("Texts that people type")
struct RecordableTextTests {
  @Test(
    "Each naughty string is taken as it is, or refused by the character's name",
    .needs(shared: NaughtyStrings.name))
  func naughty() throws {
    for text in try NaughtyStrings.all() {
      let said = "\(text.debugDescription)"
      guard !text.allSatisfy(\.isWhitespace), let value = refused(in: text) else {
        let kept = try? RecordableText.of(text, "TEXT")
        let expected = text.allSatisfy(\.isWhitespace) ? nil : text
        #expect(kept.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(said)")
        continue
      }
      let thrown = #expect(throws: Failure.Thrown.self, "\(said)") {
        try RecordableText.of(text, "TEXT")
      }
      let failure = try #require(thrown).failure
      #expect(failure.what.en.contains(CodePoint.text(value)), "\(said)")
      #expect(failure.what.zh.contains(CodePoint.text(value)), "\(said)")
      if let meant = TextProfile.unpasted(text), meant.contains(where: { !$0.isWhitespace }) {
        #expect(failure.hint.zh.hasSuffix(meant) && failure.hint.en.hasSuffix(meant), "\(said)")
      }
    }
  }

  private func refused(in text: String) -> UInt32? {
    text.unicodeScalars.first { !TextProfile.admits($0) }?.value
  }

  /// One command for each place where text is typed; `BAD` stands for the text.
  private static let commands = [
    "field statement 1 BAD", "field recusal 1 --reason BAD", "field arrive 1 --no-recording BAD",
    "field void 1 --reason BAD", "field reopen 1 --reason BAD", "field answer 1 Q=BAD",
    "field answer 1 Q BAD", "field answer 1 Q=yes --reason BAD", "field party 1 --signed BAD",
    "field party 1 --refused BAD", "field party 1 --refused x --witness BAD",
    "field lost 00 --reason BAD", "field init KEYS.zip --name BAD",
    "office review V --return --reason BAD",
    "office review V --approve --extract BAD --extract-date 2023-09-04",
    "office resolve V Q --take 1 --reason BAD", "office resolve V Q --value BAD --reason x",
    "office draw commit E --randomness BAD", "office draw commit E --randomness x --again BAD",
    "office draw make D --seed BAD", "office review V --approve --by BAD",
    "office keys revoke K --reason BAD",
    "office rules \(Project.root.path)/Forms/result_codes.yaml --by BAD",
  ]

  @Test("Every place of a command refuses it, and offers what was meant", arguments: commands)
  func places(command: String) throws {
    let words = command.split(separator: " ").map {
      $0.replacing("BAD", with: "\u{FEFF}张三\u{202E}饭店\r\n二层")
    }
    let folder = try TemporaryFolder()
    let run = try Program.run(
      Program.path("yicha"), words.map(String.init) + ["--store", folder.path + "/none"],
      in: folder.path, environment: ["YICHA_LANG": "en"])
    #expect(run.code == 65, "\(run.errors)")
    #expect(run.errors.contains("U+FEFF"), "\(run.errors)")
    let offers = ["张三饭店\n二层", "张三饭店 二层"]
    #expect(offers.contains(where: run.errors.contains), "\(run.errors)")
  }
}
