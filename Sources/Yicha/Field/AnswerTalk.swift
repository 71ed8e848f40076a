import Field
import Forms
import Inspection

/// What is said after an answer was recorded.
enum AnswerTalk {
  /// The answer in words; where it is a finding, what follows; what evidence it still needs.
  ///
  /// - Parameters:
  ///   - answer: What was recorded.
  ///   - visit: The visit's id.
  ///   - console: Where it is said.
  ///   - isFilling: Whether `fill` goes on to ask for the evidence itself.
  static func tell(
    _ answer: Answer.Recorded, _ visit: String, _ console: Console, isFilling: Bool = false
  ) {
    let state = answer.state
    let title = console.text(state.question.title)
    guard state.value != nil else {
      console.print("\(state.name) \(title)：已清除", "\(state.name) \(title): cleared")
      return
    }
    let value = AnswerText.of(state.value, state.question, console)
    console.print(
      "\(state.name) \(title)：\(Columns.oneLine(value))",
      "\(state.name) \(title): \(Columns.oneLine(value))")
    warn(state, console)
    if state.isFinding {
      let what = AnswerText.consequence(of: state.question)
      console.print("  ! 问题：\(what.zh)", "  ! finding: \(what.en)")
    }
    if answer.needsEvidence, !isFilling, let need = state.evidence {
      let what = AnswerText.need(need)
      console.print("  需要证据：\(what.zh)", "  evidence needed: \(what.en)")
      console.say(
        "  yicha field attach \(visit) FILE --question \(state.name)",
        "  yicha field attach \(visit) FILE --question \(state.name)")
    }
  }

  /// What is wrong with an answer that was recorded all the same.
  private static func warn(_ state: QuestionState, _ console: Console) {
    if state.violation == .constraint {
      let message = state.question.constraintMessage
      console.print(
        "  ! 不合要求：\(message?.zh ?? "与其他答案矛盾")",
        "  ! not accepted as it stands: \(message?.en ?? "it contradicts other answers")")
    }
    if state.isAnsweredInVain {
      console.print(
        "  ! 按其他答案此题不适用，请核对", "  ! by the other answers this is not asked; check it")
    }
  }
}
