import ArgumentParser
import Canonical
import Field
import Forms
import Inspection
import Storage

/// `yicha field answer`: records answers of one visit, all or none.
///
/// `--json`: `{"visit", "open", "answers": [{"form", "question", "instance", "value", "finding",
/// "consequence": {zh, en} | null, "needs_evidence"}]}`; `value` is null where it was cleared.
struct FieldAnswer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "填写答案 / answer questions",
    discussion: HelpText.of(
      """
      例：answer CT-01=是 CT-02=否；answer 2 CT-05 3.5；answer CT-05 --clear（清除）。问题用名称或 show 中的\
      编号，重复的一节写 SE-05#2，另有一件就写下一个号；是/否/合理缺项可写 是 否 缺项 y n na；选项写其序号、代码或名称。\
      全部接受才记录，否则都不记录。
      """,
      """
      Examples: answer CT-01=yes CT-02=no; answer 2 CT-05 3.5; answer CT-05 --clear. A question \
      is named by its name or its number in `show`, in a repeating section as SE-05#2, where the \
      next number begins one more; a choice by its number, code or label. Either all answers are recorded or none.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "[任务] 问题=答案 … / [visit] question=value …") var words: [String]
  @Option(help: "任务 / the visit") var visit: String?
  @Flag(help: "清除所列问题的答案 / clear the answers of the questions named") var clear = false
  @Option(help: "填写人编号，逗号分隔（默认到场人员）/ who answers: ID,ID (default: who arrived)")
  var by = ""
  @Option(help: "改动的原因 / why an earlier answer changes") var reason: String?

  func run() throws {
    let words = try AnswerWords(words, option: visit, clears: clear)
    let answers = try words.answers.map { typed in
      Answer.Typed(
        typed.question, try typed.text.map { try RecordableText.of($0, typed.question) })
    }
    let reason = try reason.map { try RecordableText.of($0, "--reason") }
    let laptop = try field.laptop(for: "answer")
    let visit = try laptop.visit(words.visit)
    let recorded = try Answer.run(
      visit, answers, by: Words.split(by), reason: reason, on: laptop)
    try ActTalk.warn(visit, laptop, Console.live)
    let open = try laptop.store.read { try $0.visitRow(visit) }?["open"]?.integer ?? 0
    guard !common.json else {
      Console.live.print(json: [
        "visit": .string(visit), "open": .integer(open),
        "answers": .array(recorded.map(Self.json)),
      ])
      return
    }
    for answer in recorded { AnswerTalk.tell(answer, visit, Console.live) }
    let place = try ActTalk.place(visit, laptop)
    Console.live.say("\(place)：未填 \(open) 项", "\(place): \(open) still open")
  }

  private static func json(_ answer: Answer.Recorded) -> JSONValue {
    let state = answer.state
    return [
      "form": .string(state.key.form), "question": .string(state.key.question),
      "instance": .string(state.key.instance), "value": state.value ?? .null,
      "finding": .bool(state.isFinding), "needs_evidence": .bool(answer.needsEvidence),
      "consequence": state.isFinding ? AnswerText.consequence(of: state.question).json : .null,
    ]
  }
}
