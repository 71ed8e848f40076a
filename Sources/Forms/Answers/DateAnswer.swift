import Canonical
import Inspection

extension AnswerKind {
  /// A day, recorded as `YYYY-MM-DD`.
  package static let date = AnswerKind(
    word: "date",
    parse: { text, question in
      DateAnswer.date(typed: text).map { .success(.string($0.description)) }
        ?? .failure(.date(question: question.name))
    },
    check: { value, question in
      value.string.flatMap { CalendarDate($0) } == nil ? .date(question: question.name) : nil
    },
    value: { value in
      value.string.flatMap { CalendarDate($0) }.map(ExpressionValue.date) ?? .unanswered
    })
}

private enum DateAnswer {
  /// `2023-9-4`, `2023/9/4`, `2023.9.4`, `2023年9月4日` or `20230904`.
  static func date(typed text: String) -> CalendarDate? {
    let typed = TypedText.folded(text)
    if typed.utf8.count == 8, typed.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return CalendarDate("\(typed.prefix(4))-\(typed.dropFirst(4).prefix(2))-\(typed.suffix(2))")
    }
    let whole = typed.hasSuffix("日") ? String(typed.dropLast()) : typed
    let parts = whole.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
    guard parts.count == 3 else { return nil }
    return CalendarDate("\(parts[0])-\(padded(parts[1]))-\(padded(parts[2]))")
  }

  private static func padded(_ part: Substring) -> String {
    part.count == 1 ? "0" + part : String(part)
  }
}
