import Field
import Forms
import Inspection
import Storage

/// The conversation of `field fill`: the next open question, its answer, its record.
struct FillTalk {
  let laptop: Laptop
  let visit: String
  let by: [String]
  let console: Console

  /// Asks until nothing is open that was not skipped, or the input ends.
  func run(_ start: VisitFile) throws {
    var file = start
    var asked: Set<AnswerKey> = []
    var section = ""
    while let (number, state) = next(file, asked) {
      asked.insert(state.key)
      let head = heading(state, file)
      if head != section {
        section = head
        console.print("\n── \(head)")
      }
      guard try ask(number, state) else { return }
      // An answer may open or close other questions.
      file = try laptop.file(of: visit)
    }
  }

  private func next(
    _ file: VisitFile, _ asked: Set<AnswerKey>
  ) -> (number: Int, state: QuestionState)? {
    FindQuestion.numbered(file).first { _, state in
      (state.isOpen || state.violation != nil) && !asked.contains(state.key)
    }
  }

  private func heading(_ state: QuestionState, _ file: VisitFile) -> String {
    let form = file.forms.form(state.key.form)
    let section = form?.sections.first { $0.id == state.section }
    let names = [form?.title, section?.label].compactMap(\.self).map(console.text)
    let instance = state.key.instance.isEmpty ? "" : " #\(state.key.instance)"
    return names.joined(separator: " · ") + "\(instance)  [\(state.department)]"
  }

  /// Asks one question until it is answered or skipped; false at the end of input.
  private func ask(_ number: Int, _ state: QuestionState) throws -> Bool {
    let question = state.question
    console.print("\(number)  \(state.name)  \(console.text(question.label))")
    while true {
      let expected = AnswerText.expected(question)
      guard let line = console.ask("  [\(expected.zh)]", "  [\(expected.en)]") else { return false }
      let text = line.trimmed
      if text.isEmpty { return true }
      guard text != "?", text != "？" else {
        explain(question)
        continue
      }
      if try record(text, state) { return true }
    }
  }

  /// False when the answer was not accepted and is asked again.
  private func record(_ text: String, _ state: QuestionState) throws -> Bool {
    do {
      let typed = Answer.Typed(state.name, text)
      for answer in try Answer.run(visit, [typed], by: by, on: laptop) {
        AnswerTalk.tell(answer, visit, console)
      }
      return true
    } catch FieldError.answer(let reason) {
      console.say("  应填\(reason.expected.zh)", "  needed is \(reason.expected.en)")
      return false
    }
  }

  private func explain(_ question: Question) {
    if let hint = question.hint { console.say("  提示：\(hint)", "  hint: \(hint)") }
    for basis in question.basis {
      let place = [basis.law, basis.article, basis.item].compactMap(\.self).joined(separator: " ")
      console.say("  依据：\(place)", "  basis: \(place)")
    }
    guard question.fail != nil else { return }
    let what = AnswerText.consequence(of: question)
    console.say("  有问题时：\(what.zh)", "  when it fails: \(what.en)")
  }
}

extension String {
  /// The text without spaces around it.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
