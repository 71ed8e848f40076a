import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office rules`: puts the rules in force.
struct OfficeRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "载入工作细则 / put the rules in force",
    discussion: HelpText.of(
      "YAML 文件；有问题时列出文件、行号、原因，什么也不改变。",
      "A YAML file; what is wrong is named with file, line and reason, and nothing changes."))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "YAML 文件 / YAML file") var file: String

  func run() throws {
    let source = try SourceFile(at: file)
    let result = try PublishDocuments.rules(source, at: office.desk(for: "rules"))
    let version = result.document.version
    guard !common.json else {
      Console.live.print(json: ["version": .string(version), "new": .bool(result.isNew)])
      return
    }
    if !result.isNew { Unchanged.tell() }
    Console.live.print("工作细则已生效：\(version)", "rules in force: \(version)")
  }
}
