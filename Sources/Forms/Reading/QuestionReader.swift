import Canonical
import Inspection

/// Reads one question.
struct QuestionReader {
  private let fields: Fields

  init(_ fields: Fields) {
    self.fields = fields
  }

  /// The question; nil when something that it needs is missing or wrong, which is reported.
  func read() -> Question? {
    defer { fields.close() }
    let name = fields.name("name")
    let title = fields.label("title", isRequired: true)
    let label = fields.label("label", isRequired: true)
    let level: Question.Level? = fields.word("level", isRequired: true)
    let provenance: Question.Provenance? = fields.word("provenance", isRequired: true)
    let kind = kind()
    let choices = choices(of: kind)
    let range = range(of: kind)
    let rules = RuleReader(fields).read(calculated: kind == .calculate)
    let unit = onlyFor(kind?.takesRange, "unit", kind) { fields.text("unit") }
    let takesText = kind.map { $0 == .text || $0 == .signature }
    let length = onlyFor(takesText, "max_chars", kind) { fields.wholeNumber("max_chars") }
    let role = onlyFor(kind.map { $0 == .signature }, "role", kind) { fields.text("role") }
    let hint = fields.text("hint")
    let weight = fields.number("weight")
    let isVeto = fields.flag("veto") ?? false
    let filledBy: FilledBy? = fields.word("filled_by")
    guard let name, let title, let label, let level, let provenance, let kind, let rules else {
      return nil
    }
    return Question(
      name: name, title: title, label: label, hint: hint, kind: kind, choices: choices, unit: unit,
      range: range, maximumLength: length ?? Self.defaultLength, role: role, level: level,
      weight: weight, isVeto: isVeto, requirement: rules.requirement, relevant: rules.relevant,
      constraint: rules.constraint, constraintMessage: rules.constraintMessage,
      calculation: rules.calculation, fail: rules.fail, evidence: rules.evidence,
      basis: rules.basis, liability: rules.liability, onFail: rules.onFail, provenance: provenance,
      filledBy: filledBy)
  }

  private static let defaultLength = 1000

  private func kind() -> AnswerKind? {
    guard let word = fields.text("type", isRequired: true) else { return nil }
    guard let kind = AnswerKind.named(word) else {
      fields.report(.notOneOf(key: "type", allowed: AnswerKind.all.map(\.word)), at: "type")
      return nil
    }
    return kind
  }

  /// A key that only some types take; with an unknown type nothing is said about it.
  private func onlyFor<Value>(
    _ isTaken: Bool?, _ key: String, _ kind: AnswerKind?, read: () -> Value?
  ) -> Value? {
    let value = read()
    guard isTaken == false, fields.has(key), let kind else { return value }
    fields.report(.notForType(key: key, type: kind.word), at: key)
    return nil
  }

  private func choices(of kind: AnswerKind?) -> [Question.Choice] {
    let isTaken = kind?.takesChoices
    let read = onlyFor(isTaken, "choices", kind) { fields.objects("choices") } ?? []
    if isTaken == true, read.isEmpty { fields.report(.emptyChoices, at: "choices") }
    var names: Set<String> = []
    return read.compactMap { choice in
      defer { choice.close() }
      let name = choice.name("name")
      let label = choice.label("label", isRequired: true)
      guard let name, let label else { return nil }
      if !names.insert(name).inserted { choice.report(.duplicateName(name), at: "name") }
      return Question.Choice(name: name, label: label)
    }
  }

  private func range(of kind: AnswerKind?) -> NumberRange? {
    guard let inner = onlyFor(kind?.takesRange, "range", kind, read: { fields.object("range") })
    else { return nil }
    defer { inner.close() }
    let range = NumberRange(
      minimum: inner.number("min"), maximum: inner.number("max"), step: inner.number("step"))
    let isReversed = range.minimum.flatMap { low in range.maximum?.isLess(than: low) } ?? false
    let isStepBad = range.step.map { !ExactDecimal.zero.isLess(than: $0) } ?? false
    if isReversed || isStepBad { fields.report(.badRange, at: "range") }
    return range
  }
}
