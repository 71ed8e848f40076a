import Field
import Forms
import Inspection
import Storage

/// The conversation of `field fill`: the next open question, its answer, its record.
struct FillTalk {
  /// To read; whatever is recorded takes the store for that moment only.
  let laptop: Laptop
  let options: FieldOptions
  let visit: String
  let by: [String]
  let console: Console

  /// What a typed line led to.
  private enum Reply {
    /// The question was answered.
    case done
    /// The question was left for later.
    case skipped
    /// The question before is asked again.
    case back
    /// The conversation ends.
    case end
  }

  /// Asks until nothing is open that was not skipped, or the input ends.
  ///
  /// - Returns: How many questions were skipped.
  func run(_ start: VisitFile) throws -> Int {
    tellKeys()
    var file = start
    var trail: [AnswerKey] = []
    var skipped: Set<AnswerKey> = []
    var again: AnswerKey?
    var section = ""
    while let (number, state) = next(file, trail, again) {
      again = nil
      let head = heading(state, file)
      if head != section {
        section = head
        console.print("\n── \(head)")
      }
      skipped.remove(state.key)
      switch try ask(number, state) {
      case .end: return skipped.count
      case .back:
        again = trail.popLast()
        if again == nil { console.say("  这是第一题", "  this is the first one") }
      case .skipped:
        skipped.insert(state.key)
        trail.append(state.key)
      case .done: trail.append(state.key)
      }
      // An answer may open or close other questions.
      file = try laptop.file(of: visit)
    }
    return skipped.count
  }

  private func tellKeys() {
    console.say(
      "回车跳过，? 看说明，@文件 附证据，< 回上一题，Ctrl-D 结束",
      "Enter skips, ? explains, @FILE attaches, < goes back, Ctrl-D ends")
  }

  private func next(
    _ file: VisitFile, _ asked: [AnswerKey], _ again: AnswerKey?
  ) -> (number: Int, state: QuestionState)? {
    FindQuestion.numbered(file).first { _, state in
      if let again { return state.key == again }
      return (state.isOpen || state.violation != nil) && !asked.contains(state.key)
    }
  }

  private func heading(_ state: QuestionState, _ file: VisitFile) -> String {
    let form = file.forms.form(state.key.form)
    let section = form?.sections.first { $0.id == state.section }
    let names = [form?.title, section?.label].compactMap(\.self).map(console.text)
    let instance = state.key.instance.isEmpty ? "" : " #\(state.key.instance)"
    let department = DepartmentWords.of(state.department, file.visit, console)
    return names.joined(separator: " · ") + "\(instance)  [\(department)]"
  }

  /// Asks one question until it is answered or left.
  private func ask(_ number: Int, _ state: QuestionState) throws -> Reply {
    let question = state.question
    console.print(wrapped: "\(number)  \(state.name)  \(console.text(question.label))", indent: 2)
    let prompt = prompt(question)
    while true {
      guard let line = console.ask(prompt, prompt) else { return .end }
      let text = line.trimmed
      switch text.first {
      case nil: return .skipped
      case "?", "？": explain(question)
      case "<", "＜", "《": return .back
      case "@", "＠": try attach(String(text.dropFirst()).trimmed, state)
      default:
        guard let recorded = try record(text, state) else { continue }
        if recorded.needsEvidence { try askEvidence(state) }
        return .done
      }
    }
  }

  /// What may be answered; choices that are too wide for one line stand above it, one a line.
  private func prompt(_ question: Question) -> String {
    let line = "  [\(console.text(AnswerText.expected(question)))]"
    let width = console.width ?? .max
    guard !question.choices.isEmpty, Columns.width(of: line) > width - 20 else { return line }
    for (index, choice) in question.choices.enumerated() {
      console.print(wrapped: "  \(index + 1) \(console.text(choice.label))", indent: 4)
    }
    return "  [1–\(question.choices.count)]"
  }

  /// Nil when the answer was not accepted and is asked again.
  private func record(_ text: String, _ state: QuestionState) throws -> Answer.Recorded? {
    do {
      let typed = Answer.Typed(state.name, try RecordableText.of(text, state.name))
      let writer = try options.laptop(for: "fill")
      let answer = try Answer.run(visit, [typed], by: by, on: writer).first
      if let answer { AnswerTalk.tell(answer, visit, console, isFilling: true) }
      return answer
    } catch FieldError.answer {
      let expected = AnswerText.expected(state.question)
      console.say("  应填：\(expected.zh)", "  needed is: \(expected.en)")
    } catch let error as Failure.Thrown {
      error.failure.tell(console)
    } catch let error as StoreError {
      guard case .busy = error else { throw error }
      Failure(error).tell(console)
    }
    return nil
  }

  /// Takes files until there are enough, or an empty line.
  private func askEvidence(_ state: QuestionState) throws {
    while let now = try laptop.file(of: visit).evaluation[state.key], let need = now.evidence,
      try laptop.file(of: visit).lacksEvidence(now)
    {
      let what = AnswerText.need(need)
      let line = console.ask(
        "  [证据：\(what.zh)，@文件；回车以后再附]", "  [evidence: \(what.en), @FILE; Enter: later]")
      guard let text = line?.trimmed, text.hasPrefix("@") || text.hasPrefix("＠") else { return }
      try attach(String(text.dropFirst()).trimmed, state)
    }
  }

  private func attach(_ path: String, _ state: QuestionState) throws {
    do {
      let writer = try options.laptop(for: "fill")
      let result = try Attach.run(path, visit: visit, question: state.name, on: writer)
      console.print(
        "  已附 \(path)（\(result.kind.label.zh)）", "  attached \(path) (\(result.kind.label.en))")
      AttachTalk.warn(result, console)
    } catch let error as StoreError {
      Failure(error).tell(console)
    } catch let error as FieldError {
      Failure(error).tell(console)
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
