import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office items`: puts an edition of the item list in force.
struct OfficeItems: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "items", abstract: "载入抽查事项清单 / put the item list in force",
    discussion: HelpText.of(
      "YAML 文件；事项只增不减。有问题时列出文件、行号、原因，什么也不改变。",
      """
      A YAML file; items are only added. What is wrong is named with file, line and reason, and \
      nothing changes.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "YAML 文件 / YAML file") var file: String

  func run() throws {
    let source = try SourceFile(at: file)
    let result = try PublishDocuments.items(source, at: office.desk(for: "items"))
    let list = result.document
    guard !common.json else {
      Console.live.print(json: [
        "edition": .string(list.edition), "items": .integer(list.items.count),
        "new": .bool(result.isNew),
      ])
      return
    }
    if !result.isNew { Unchanged.tell() }
    Console.live.print(
      "抽查事项清单已生效：\(list.edition)，\(list.items.count) 项",
      "item list in force: \(list.edition), \(Counted.of(list.items.count, "item"))")
  }
}
