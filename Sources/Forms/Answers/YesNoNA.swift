import Canonical

extension AnswerKind {
  /// 是, 否 or 合理缺项 (reasonably absent, which is never a finding): `yes`, `no`, `na`.
  package static let yesNoNA = AnswerKind(
    word: "yes_no_na",
    parse: { text, question in
      let typed = TypedText.folded(text)
      let code = YesNoNA.words.first { $0.words.contains(typed) }?.code
      return code.map { .success(.string($0)) } ?? .failure(.yesNoNA(question: question.name))
    },
    check: { value, question in
      let isCode = YesNoNA.words.contains { $0.code == value.string }
      return isCode ? nil : .yesNoNA(question: question.name)
    },
    value: { .text($0.string ?? "") })
}

private enum YesNoNA {
  static let words: [(code: String, words: Set<String>)] = [
    ("yes", ["是", "有", "y", "yes", "1"]),
    ("no", ["否", "无", "n", "no", "2"]),
    ("na", ["不适用", "合理缺项", "缺项", "na", "n/a", "3"]),
  ]
}
