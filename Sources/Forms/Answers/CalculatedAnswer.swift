import Canonical

extension AnswerKind {
  /// A value computed from other answers by `calculation`; never recorded.
  package static let calculate = AnswerKind(
    word: "calculate", isTyped: false,
    parse: { _, question in .failure(.notAsked(question: question.name)) },
    check: { _, question in .notAsked(question: question.name) },
    value: { _ in .unanswered })
}
