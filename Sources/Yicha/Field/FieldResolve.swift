import ArgumentParser
import Field
import Inspection
import Storage

/// `yicha field resolve`: both inspectors decide a conflict together.
///
/// `--json`: `{"value", "open_conflicts"}`.
struct FieldResolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "共同裁决冲突 / decide a conflict together",
    discussion: HelpText.of(
      """
      收入同事的结果包后，两名检查人员当场共同裁决：取其中一个值（--take，conflicts 中的序号）、另一个值\
      （--value）或不取值（--clear），须写理由；双方的记录都保留。不裁决也可带回，由办公室裁决。
      """,
      """
      After a colleague's bundle was merged, both inspectors decide on the spot: one of the values \
      (--take, its number in conflicts), a third one (--value) or none (--clear), with a reason; \
      what both recorded is kept. What is left open the office decides.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String
  @Argument(help: "问题编号；任务状态写 state / the question; state for the visit's state")
  var question: String?
  @OptionGroup var decision: DecisionOptions
  @Option(help: "裁决人编号，逗号分隔（默认到场人员）/ who decides: ID,ID (default: who arrived)")
  var by = ""

  func run() throws {
    let reason = try decision.reasonText()
    let choice = try decision.choice()
    let laptop = try field.laptop(for: "resolve")
    let decided = try ResolveOnSite.run(
      laptop.visit(visit), question: question, choice, reason: reason, by: Words.split(by),
      on: laptop)
    let left = try laptop.store.read { try $0.conflictRows().count }
    decided.tell(left: left, json: common.json)
  }
}
