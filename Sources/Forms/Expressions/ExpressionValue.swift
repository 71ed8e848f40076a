package import Inspection

/// What an expression computes.
///
/// An unanswered question is the empty text, as in XLSForm.
package enum ExpressionValue: Hashable, Sendable {
  /// A text; empty for a question without an answer.
  case text(String)
  /// A number, exact.
  case number(ExactDecimal)
  /// A number that could not be read or computed; every comparison with it but `!=` is false.
  case notANumber
  /// True or false.
  case boolean(Bool)
  /// A day.
  case date(CalendarDate)
  /// The chosen codes of a `select_multiple`.
  case codes([String])

  /// The value of a question without an answer.
  package static let unanswered = ExpressionValue.text("")

  /// Whether there is an answer.
  package var isAnswered: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .codes(let codes): !codes.isEmpty
    case .notANumber: false
    default: true
    }
  }

  /// Truth by XPath's rules: text is true unless empty, a number unless zero.
  package var isTrue: Bool {
    switch self {
    case .boolean(let value): value
    case .number(let number): number != .zero
    default: isAnswered
    }
  }

  /// The value as text; codes are joined by spaces, as XLSForm stores them.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .notANumber: "NaN"
    case .boolean(let value): value ? "true" : "false"
    case .date(let date): date.description
    case .codes(let codes): codes.joined(separator: " ")
    }
  }

  /// The value as a number; a date counts days since 1970-01-01.
  ///
  /// Nil where there is none.
  package var number: ExactDecimal? {
    switch self {
    case .number(let number): number
    case .boolean(let value): ExactDecimal(value ? 1 : 0)
    case .date(let date): ExactDecimal(date.daysSinceEpoch)
    case .text(let text): ExactDecimal(text)
    case .codes, .notANumber: nil
    }
  }

  /// The value as a day, from a day or from text of the form `YYYY-MM-DD`; nil for anything else.
  package var date: CalendarDate? {
    switch self {
    case .date(let date): date
    case .text(let text): CalendarDate(text)
    default: nil
    }
  }

  /// The codes in the value: those chosen, or the words of a text.
  package var codes: [String] {
    if case .codes(let codes) = self { return codes }
    return text.split(separator: " ").map(String.init)
  }

  /// A number, or `notANumber` for nil.
  static func number(orNone number: ExactDecimal?) -> ExpressionValue {
    number.map(ExpressionValue.number) ?? .notANumber
  }
}
