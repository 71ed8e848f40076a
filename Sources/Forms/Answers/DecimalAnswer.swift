import Canonical

extension AnswerKind {
  /// A number, recorded as its one decimal spelling: records hold no floats.
  package static let decimal = AnswerKind(
    word: "decimal", takesRange: true,
    parse: { text, question in question.number(typed: text) },
    check: { value, question in
      guard let text = value.string, let number = ExactDecimal(text), number.description == text
      else { return .number(question: question.name, unit: question.unit) }
      return question.defect(of: number)
    },
    value: { .number(orNone: $0.string.flatMap { ExactDecimal($0) }) })
}

extension Question {
  /// Reads a number as people type it: full-width digits, a plus sign, a bare point in front, and
  /// the question's unit behind are understood.
  func number(typed text: String) -> Result<JSONValue, AnswerError> {
    var typed = TypedText.folded(text)
    if let unit, typed.hasSuffix(TypedText.folded(unit)) {
      typed = TypedText.trimmed(String(typed.dropLast(TypedText.folded(unit).count)))
    }
    if typed.hasPrefix("+") { typed.removeFirst() }
    if typed.hasPrefix(".") { typed = "0" + typed }
    guard let number = ExactDecimal(typed) else {
      return .failure(.number(question: name, unit: unit))
    }
    if let error = defect(of: number) { return .failure(error) }
    return .success(.string(number.description))
  }

  /// What keeps a number from being this question's answer; nil when nothing does.
  func defect(of number: ExactDecimal) -> AnswerError? {
    if kind == .integer, !number.isWhole { return .wholeNumber(question: name) }
    guard let range, !range.contains(number) else { return nil }
    return .range(question: name, range: range, unit: unit)
  }
}
