import Canonical

/// One type of answer: how it is written in a form, typed, recorded and computed with.
///
/// Each kind stands in a file of its own as a static member, and once in `all`.
package struct AnswerKind: Sendable {
  /// The word of `type` in a form; XLSForm's where it has one.
  package let word: String
  /// Whether the question must list `choices`.
  package let takesChoices: Bool
  /// Whether the question may have `unit` and `range`.
  package let takesRange: Bool
  /// Whether a person can type the answer.
  package let isTyped: Bool
  let parse: @Sendable (String, Question) -> Result<JSONValue, AnswerError>
  let check: @Sendable (JSONValue, Question) -> AnswerError?
  let value: @Sendable (JSONValue) -> ExpressionValue

  init(
    word: String, takesChoices: Bool = false, takesRange: Bool = false, isTyped: Bool = true,
    parse: @escaping @Sendable (String, Question) -> Result<JSONValue, AnswerError>,
    check: @escaping @Sendable (JSONValue, Question) -> AnswerError?,
    value: @escaping @Sendable (JSONValue) -> ExpressionValue
  ) {
    self.word = word
    self.takesChoices = takesChoices
    self.takesRange = takesRange
    self.isTyped = isTyped
    self.parse = parse
    self.check = check
    self.value = value
  }

  /// Every kind that a form may use.
  package static let all: [AnswerKind] = [
    .yesNoNA, .selectOne, .selectMultiple, .decimal, .integer, .text, .date, .signature, .calculate,
  ]

  /// The kind of a `type`; nil for an unknown word.
  package static func named(_ word: String) -> AnswerKind? {
    all.first { $0.word == word }
  }
}

extension AnswerKind: Hashable {
  package static func == (left: AnswerKind, right: AnswerKind) -> Bool {
    left.word == right.word
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(word)
  }
}
