import Foundation
import Support
import Testing

@Suite("Checking forms through the real program")
struct FormCommandTests {
  private static func form(_ name: String) -> String {
    """
    form: \(name)
    version: "1"
    title: {zh: 表, en: Form}
    industry: {label: {zh: 业, en: Trade}}
    lead: 市场监督管理
    sections: []
    """
  }

  private static func write(_ text: String, _ name: String, _ folder: TemporaryFolder) throws {
    try text.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
  }

  @Test("Problems are data, and how many there are is an error with its hint")
  func problems() throws {
    let folder = try TemporaryFolder()
    try Self.write(Self.form("one"), "one.yaml", folder)
    let outcome = try Program.yicha("form", "check", folder.path)
    #expect(outcome.code == 65)
    #expect(outcome.output == "\(folder.path)/one.yaml:6:11: sections is empty\n")
    #expect(
      outcome.errors
        == "error: 1 problem in 1 file\nhint: mend it, then: yicha form check \(folder.path)\n")
  }

  @Test("A file whose name ends in .yml is read like the others")
  func otherEnding() throws {
    let folder = try TemporaryFolder()
    try Self.write(Self.form("one"), "one.yaml", folder)
    try Self.write(Self.form("two"), "two.yml", folder)
    let outcome = try Program.yicha("form", "check", folder.path)
    #expect(outcome.errors.hasPrefix("error: 2 problems in 2 files\nhint: mend them"))
  }

  @Test("A folder without forms is no folder without problems: 65")
  func emptyFolder() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.yicha("form", "check", folder.path)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("error: there is no YAML file in \(folder.path)\nhint: "))
  }
}
