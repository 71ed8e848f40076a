import Canonical

extension AnswerKind {
  /// Free text, normalized; characters that no record may hold are refused by name.
  package static let text = AnswerKind(
    word: "text",
    parse: { text, question in
      guard !TypedText.trimmed(text).isEmpty else {
        return .failure(.text(question: question.name, maximum: question.maximumLength))
      }
      // What is only not normalized is normalized once, here (design 5.2).
      if case .failure(.character(let scalar)) = TextAnswer.profile(text) {
        return .failure(.character(question: question.name, scalar: scalar))
      }
      let cleaned = JSONValue.string(TextProfile.cleaned(text))
      if let error = TextAnswer.check(cleaned, question) { return .failure(error) }
      return .success(cleaned)
    },
    check: { TextAnswer.check($0, $1) },
    value: { .text($0.string ?? "") })
}

/// What all answers of text have in common.
enum TextAnswer {
  static func check(_ value: JSONValue, _ question: Question) -> AnswerError? {
    guard let text = value.string, (1...question.maximumLength).contains(text.unicodeScalars.count)
    else { return .text(question: question.name, maximum: question.maximumLength) }
    switch profile(text) {
    case .success: return nil
    case .failure(.character(let scalar)):
      return .character(question: question.name, scalar: scalar)
    case .failure(.notNormalized):
      return .text(question: question.name, maximum: question.maximumLength)
    }
  }

  static func profile(_ text: String) -> Result<Void, TextProfile.Violation> {
    Result { () throws(TextProfile.Violation) in try TextProfile.check(text) }
  }
}
