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
      """
      取其中一个值（--take，conflicts 中的序号）、另一个值（--value）或不取值（--clear），须写理由；双方的记录\
      都保留。逻辑冲突（不适用、不符合约束、必答未答）只能保留现状：有答案写 --take 1，没有写 --clear。
      """,
      """
      Takes one of the values (--take, its number in conflicts), a third one (--value) or none \
      (--clear), with a reason; what both sides recorded is kept. A conflict of logic can be let \
      stand: --take 1 where there is an answer, --clear where there is none.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Argument(help: "问题编号；任务状态写 state / the question; state for the visit's state")
  var question: String?
  @Option(help: "取第几个值 / take the value of that number") var take: Int?
  @Option(help: "另取一个值 / take another value") var value: String?
  @Flag(help: "不取任何值 / take no value") var clear = false
  @Option(help: "理由 / why") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let third = try value.map { try RecordableText.of($0, "--value") }
    let choices: [ResolveConflict.Choice?] = [
      take.map { .take($0) }, third.map { .value($0) }, clear ? .clear : nil,
    ]
    guard let choice = choices.compactMap({ $0 }).first, choices.count(where: { $0 != nil }) == 1
    else {
      throw Usage.wrong(
        "须写 --take、--value、--clear 之一", "one of --take, --value and --clear is needed",
        hint: Label(zh: "序号见 yicha office conflicts", en: "see yicha office conflicts"))
    }
    let desk = try office.desk(for: "resolve")
    let decision = try ResolveConflict.run(
      visit, question: question, choice, reason: reason, at: desk)
    let left = try desk.store.read { try $0.conflictRows().count }
    let console = Console.live
    guard !common.json else {
      console.print(json: ["value": decision.value ?? .null, "open_conflicts": .integer(left)])
      return
    }
    let value = console.text(ConflictWords.value(decision.value, decision.question))
    console.print("已裁决：\(value)；尚有冲突 \(left) 个", "decided: \(value); open conflicts: \(left)")
  }
}
