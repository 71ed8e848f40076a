import Canonical

extension AnswerKind {
  /// One or more of the choices, recorded as their codes in the form's order, so that the same
  /// choice is the same value whoever ticked it.
  package static let selectMultiple = AnswerKind(
    word: "select_multiple", takesChoices: true,
    parse: { text, question in
      SelectMultiple.codes(typed: text, question).map { .success(.strings($0)) }
        ?? .failure(SelectMultiple.error(question))
    },
    check: { value, question in
      guard let codes = value.strings, !codes.isEmpty,
        codes == question.choices.map(\.name).filter(codes.contains)
      else { return SelectMultiple.error(question) }
      return nil
    },
    value: { .codes($0.strings ?? []) })
}

private enum SelectMultiple {
  static func codes(typed text: String, _ question: Question) -> [String]? {
    // A label may hold a comma itself, so the whole text is tried first.
    if let code = question.code(typed: text) { return [code] }
    // An English label holds spaces, so they separate only where nothing else does.
    return split(text, at: ",;、", question) ?? split(text, at: ",;、/ ", question)
  }

  private static func split(
    _ text: String, at separators: String, _ question: Question
  ) -> [String]? {
    let parts = TypedText.folded(text).split { separators.contains($0) }
    let codes = parts.compactMap { question.code(typed: String($0)) }
    guard !codes.isEmpty, codes.count == parts.count else { return nil }
    return question.choices.map(\.name).filter(codes.contains)
  }

  static func error(_ question: Question) -> AnswerError {
    .choices(question: question.name, labels: question.choices.map(\.label))
  }
}
