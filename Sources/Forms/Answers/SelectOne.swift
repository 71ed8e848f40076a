import Canonical
import Inspection

extension AnswerKind {
  /// One of the choices, recorded as its code.
  package static let selectOne = AnswerKind(
    word: "select_one", takesChoices: true,
    parse: { text, question in
      question.code(typed: text).map { .success(.string($0)) }
        ?? .failure(.choice(question: question.name, labels: question.choices.map(\.label)))
    },
    check: { value, question in
      let codes = question.choices.map(\.name)
      guard let code = value.string, codes.contains(code) else {
        return .choice(question: question.name, labels: question.choices.map(\.label))
      }
      return nil
    },
    value: { .text($0.string ?? "") })
}

extension Question {
  /// The code of the choice that a typed text means: its code, its label in either language, or
  /// its number in the list, from 1; nil for anything else.
  func code(typed text: String) -> String? {
    let typed = TypedText.folded(text)
    guard !typed.isEmpty else { return nil }
    let named = choices.first { choice in
      [choice.name, choice.label.zh, choice.label.en].contains { TypedText.folded($0) == typed }
    }
    if let named { return named.name }
    guard let number = Int(typed), choices.indices.contains(number - 1) else { return nil }
    return choices[number - 1].name
  }
}
