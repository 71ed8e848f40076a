import Canonical
import Forms
import Inspection

/// Answers, findings and needs of evidence in words.
enum AnswerText {
  /// A recorded answer in words; a dash where there is none.
  static func of(_ value: JSONValue?, _ question: Question, _ console: Console) -> String {
    guard let value else { return console.text("—", "-") }
    if let codes = value.strings {
      return codes.map { label($0, question, console) }.joined(separator: console.text("、", ", "))
    }
    if let text = value.string { return label(text, question, console) }
    return plain(value)
  }

  /// The answer of a question in words, a choice that its form no longer has too.
  static func of(_ state: QuestionState, _ console: Console) -> String {
    guard let asked = state.asked else { return of(state.value, state.question, console) }
    let codes = state.value?.strings ?? [state.value?.string].compactMap { $0 }
    let isGone = codes.contains { state.question.label(ofCode: $0) == nil }
    return of(state.value, isGone ? asked : state.question, console)
  }

  /// A value without its question: as it is recorded.
  static func plain(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "yes" : "no"
    case .array(let elements): elements.map(plain).joined(separator: " ")
    case .null, .object: "…"
    }
  }

  /// What follows a finding: the measure, the days, who is told.
  static func consequence(of question: Question) -> Label {
    guard let rule = question.onFail else { return Label(zh: "已记录", en: "recorded") }
    let days = rule.days.map { days in
      days == 0
        ? Label(zh: "（立即）", en: ", at once")
        : Label(zh: "（\(days) 日内）", en: ", within \(days) days")
    }
    let told = rule.to.map { Label(zh: "，告知 \($0)", en: ", tell \($0)") }
    return Label(
      zh: rule.label.zh + (days?.zh ?? "") + (told?.zh ?? ""),
      en: rule.label.en + (days?.en ?? "") + (told?.en ?? ""))
  }

  /// The evidence that an answer needs: kinds, any of them, and how many.
  static func need(_ need: QuestionState.EvidenceNeed) -> Label {
    let count = need.minimum > 1 ? need.minimum : 1
    return Label(
      zh: need.kinds.map(\.label.zh).joined(separator: "或") + " \(count) 份",
      en: "\(count) of " + need.kinds.map(\.label.en).joined(separator: " or "))
  }

  /// What may be answered, in a few words.
  static func expected(_ question: Question) -> Label {
    if question.kind == .yesNoNA {
      return Label(zh: "是/否/合理缺项", en: "yes/no/na")
    }
    if !question.choices.isEmpty {
      let choices = question.choices.enumerated()
      return Label(
        zh: choices.map { "\($0 + 1) \($1.label.zh)" }.joined(separator: "；"),
        en: choices.map { "\($0 + 1) \($1.label.en)" }.joined(separator: "; "))
    }
    let unit = question.unit.map { " \($0)" } ?? ""
    let range = question.range.map { Label(zh: " \($0.text.zh)", en: " \($0.text.en)") }
    return switch question.kind {
    case .decimal, .integer:
      Label(zh: "数字\(range?.zh ?? "")\(unit)", en: "number\(range?.en ?? "")\(unit)")
    case .date: Label(zh: "日期，如 2023-09-04", en: "date, such as 2023-09-04")
    default: Label(zh: "文字", en: "text")
    }
  }

  private static func label(_ text: String, _ question: Question, _ console: Console) -> String {
    let label = question.label(ofCode: text).map(console.text)
    return label ?? (question.unit.map { "\(text) \($0)" } ?? text)
  }
}

extension QuestionState {
  /// The question's name, with the instance where its section repeats: `SE-05#2`.
  var name: String {
    key.instance.isEmpty ? key.question : "\(key.question)#\(key.instance)"
  }
}
