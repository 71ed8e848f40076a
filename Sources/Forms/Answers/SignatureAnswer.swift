import Canonical

extension AnswerKind {
  /// A signature: the name or names as the act of signing recorded them.
  ///
  /// Never typed as an answer.
  package static let signature = AnswerKind(
    word: "signature", isTyped: false,
    parse: { _, question in .failure(.notAsked(question: question.name)) },
    check: { TextAnswer.check($0, $1) },
    value: { .text($0.string ?? "") })
}
