import Canonical
import Inspection

/// Reads what a question asks for: when it is asked, when it fails, and what follows.
struct RuleReader {
  struct Rules {
    var requirement = Question.Requirement.always
    var relevant: Expression?
    var constraint: Expression?
    var constraintMessage: Label?
    var calculation: Expression?
    var fail: Expression?
    var evidence = EvidenceRule(when: .never)
    var basis: [Basis] = []
    var liability: [Basis] = []
    var onFail: FailureRule?
  }

  private let fields: Fields

  init(_ fields: Fields) {
    self.fields = fields
  }

  /// The rules; nil when evidence cannot be read or a calculation is missing or out of place.
  func read(calculated: Bool) -> Rules? {
    var rules = Rules()
    rules.requirement = requirement()
    rules.relevant = fields.expression("relevant", .beforeAnswer)
    rules.constraint = fields.expression("constraint", .onAnswer)
    rules.constraintMessage = fields.label("constraint_message")
    rules.calculation = fields.expression("calculation", .beforeAnswer)
    rules.fail = fields.expression("fail", .onAnswer)
    rules.basis = fields.objects("basis").compactMap(basis)
    rules.liability = fields.objects("liability").compactMap(basis)
    rules.onFail = fields.object("on_fail").flatMap(failure)
    if calculated, !fields.has("calculation") { fields.report(.missingKey("calculation")) }
    if !calculated, fields.has("calculation") {
      fields.report(.unknownKey("calculation"), at: "calculation")
    }
    guard let evidence = evidence() else { return nil }
    rules.evidence = evidence
    return rules
  }

  /// What is listed is asked for, so a question is required unless it says otherwise.
  private func requirement() -> Question.Requirement {
    guard let value = fields.value("required") else { return .always }
    if let flag = value.bool { return flag ? .always : .never }
    return fields.expression("required", .beforeAnswer).map { .when($0) } ?? .always
  }

  private func evidence() -> EvidenceRule? {
    guard fields.has("evidence") else { return EvidenceRule(when: .never) }
    guard let inner = fields.object("evidence") else { return nil }
    defer { inner.close() }
    let when: EvidenceRule.When? = inner.word("when", isRequired: true)
    let words = inner.texts("kinds")
    let kinds = words.compactMap(EvidenceKind.init)
    if kinds.count != words.count {
      inner.report(
        .notOneOf(key: "kinds", allowed: EvidenceKind.allCases.map(\.rawValue)), at: "kinds")
    }
    let minimum = inner.wholeNumber("min")
    guard let when else { return nil }
    guard when != .never else { return EvidenceRule(when: .never) }
    if words.isEmpty { inner.report(.missingKey("kinds")) }
    return EvidenceRule(when: when, kinds: kinds, minimum: max(1, minimum ?? 1))
  }

  private func basis(_ inner: Fields) -> Basis? {
    defer { inner.close() }
    let code = inner.text("code", isRequired: true)
    let law = inner.text("law", isRequired: true)
    let version = inner.text("version")
    let article = inner.text("article")
    let item = inner.text("item")
    let isTextRead = inner.flag("text_read") ?? false
    guard let code, let law else { return nil }
    return Basis(
      code: code, law: law, version: version, article: article, item: item, isTextRead: isTextRead)
  }

  private func failure(_ inner: Fields) -> FailureRule? {
    defer { inner.close() }
    let action: FailureRule.Action? = inner.word("action", isRequired: true)
    let label = inner.label("label", isRequired: true)
    let outcome = inner.text("outcome")
    let days = inner.wholeNumber("days")
    let to = inner.text("to")
    guard let action, let label else { return nil }
    return FailureRule(action: action, label: label, outcome: outcome, days: days, to: to)
  }
}
