import Canonical
package import Inspection

/// Why an answer is not accepted.
///
/// Names the question and what is expected, never what was typed: answers are personal data.
package enum AnswerError: Error, Hashable, Sendable {
  /// Yes, no or not applicable is expected.
  case yesNoNA(question: String)
  /// A number is expected; its unit, if any.
  case number(question: String, unit: String?)
  /// A whole number is expected.
  case wholeNumber(question: String)
  /// The number lies outside the range, in the unit.
  case range(question: String, range: NumberRange, unit: String?)
  /// One of the choices with these labels is expected.
  case choice(question: String, labels: [Label])
  /// One or more of them, each once and in the form's order, are expected.
  case choices(question: String, labels: [Label])
  /// A text of at least one and at most so many characters is expected.
  case text(question: String, maximum: Int)
  /// The text holds a character that no record may hold; its code point.
  case character(question: String, scalar: UInt32)
  /// A day is expected.
  case date(question: String)
  /// The question is never typed: an act of the visit or a calculation answers it.
  case notAsked(question: String)

  /// The question's name.
  package var question: String {
    switch self {
    case .yesNoNA(let name), .number(let name, _), .wholeNumber(let name), .range(let name, _, _),
      .choice(let name, _), .choices(let name, _), .text(let name, _), .character(let name, _),
      .date(let name), .notAsked(let name):
      name
    }
  }

  /// What is expected, for people.
  package var expected: Label {
    switch self {
    case .yesNoNA: Label(zh: "是、否或合理缺项", en: "yes, no or na")
    case .number(_, nil): Label(zh: "数字", en: "a number")
    case .number(_, .some(let unit)): Label(zh: "数字（\(unit)）", en: "a number in \(unit)")
    case .wholeNumber: Label(zh: "整数", en: "a whole number")
    case .range(_, let range, let unit):
      Label(zh: range.text.zh + (unit ?? ""), en: range.text.en + (unit.map { " \($0)" } ?? ""))
    case .choice(_, let labels):
      Label(
        zh: "其中之一：\(Self.list(labels.map(\.zh), "；"))",
        en: "one of \(Self.list(labels.map(\.en), "; "))")
    case .choices(_, let labels):
      Label(
        zh: "一项或多项：\(Self.list(labels.map(\.zh), "；"))",
        en: "one or more of \(Self.list(labels.map(\.en), "; "))")
    case .text(_, let maximum):
      Label(zh: "1至\(maximum)个字", en: "a text of 1 to \(maximum) characters")
    case .character(_, let scalar):
      Label(
        zh: "不含字符 \(CodePoint.text(scalar)) 的文字",
        en: "a text without the character \(CodePoint.text(scalar))")
    case .date: Label(zh: "日期，如 2023-09-04", en: "a date such as 2023-09-04")
    case .notAsked:
      Label(zh: "无需填写：由检查过程自动记录", en: "nothing: it is filled from the acts of the visit")
    }
  }

  /// The choices with the numbers by which they can be typed.
  private static func list(_ labels: [String], _ separator: String) -> String {
    labels.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: separator)
  }
}
