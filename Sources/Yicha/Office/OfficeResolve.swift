import ArgumentParser
import Canonical
import Inspection
import Office
import Storage

/// `yicha office resolve`: decides a conflict.
struct OfficeResolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "裁决冲突 / decide a conflict",
    discussion: HelpText.of(
      "取其中一个值（--take，conflicts 中的序号）或另一个值（--value），须写理由；双方的记录都保留。",
      """
      Takes one of the values (--take, its number in conflicts) or a third one (--value), with a \
      reason; what both sides recorded is kept.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Argument(help: "问题编号；任务状态写 state / the question; state for the visit's state")
  var question: String?
  @Option(help: "取第几个值 / take the value of that number") var take: Int?
  @Option(help: "另取一个值 / take another value") var value: String?
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    guard (take == nil) != (value == nil) else {
      throw Usage.wrong(
        "须写 --take 或 --value 之一", "either --take or --value is needed",
        hint: Label(zh: "序号见 yicha office conflicts", en: "see yicha office conflicts"))
    }
    let choice: ResolveConflict.Choice = take.map { .take($0) } ?? .value(value ?? "")
    let desk = try office.desk(for: "resolve")
    let decided = try ResolveConflict.run(
      visit, question: question, choice, reason: reason, at: desk)
    let left = try desk.store.read { try $0.conflictRows().count }
    guard !common.json else {
      Console.live.print(json: ["value": decided ?? .null, "open_conflicts": .integer(left)])
      return
    }
    Console.live.print(
      "已裁决：\(JSONDocument.text(decided ?? .null))；尚有冲突 \(left) 个",
      "decided: \(JSONDocument.text(decided ?? .null)); \(left) conflicts are open")
  }
}
