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
  @OptionGroup var decision: DecisionOptions

  func run() throws {
    let reason = try decision.reasonText()
    let choice = try decision.choice()
    let desk = try office.desk(for: "resolve")
    let decided = try ResolveConflict.run(
      visit, question: question, choice, reason: reason, at: desk)
    let left = try desk.store.read { try $0.conflictRows().count }
    decided.tell(left: left, json: common.json)
  }
}
