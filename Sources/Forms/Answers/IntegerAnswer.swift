import Canonical

extension AnswerKind {
  /// A whole number, recorded as text like every number.
  package static let integer = AnswerKind(
    word: "integer", takesRange: true,
    parse: { text, question in question.number(typed: text) },
    check: AnswerKind.decimal.check,
    value: AnswerKind.decimal.value)
}
