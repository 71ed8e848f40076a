import Canonical
import Inspection

/// One pass over the forms in order.
///
/// No expression looks ahead, so one pass knows everything.
struct EvaluationRun {
  private(set) var states: [QuestionState] = []
  private(set) var excesses: [FormEvaluation.Excess] = []
  private let forms: VisitForms
  private let answers: [AnswerKey: JSONValue]
  private let filled: [AnswerKey: JSONValue]
  private let asked: [AnswerKey: Question]
  private let today: CalendarDate
  private let instances: [SectionKey: [String]]
  /// The values that expressions see so far, by place and instance; irrelevant ones are absent.
  private var values: [[String: ExpressionValue]]

  private struct SectionKey: Hashable {
    let form: Int
    let section: String
  }

  init(
    _ forms: VisitForms, answers: [AnswerKey: JSONValue], filled: [AnswerKey: JSONValue],
    asked: [AnswerKey: Question], today: CalendarDate
  ) {
    self.forms = forms
    self.answers = answers
    self.filled = filled
    self.asked = asked
    self.today = today
    values = Array(repeating: [:], count: forms.questions.count)
    instances = Self.instances(forms, Array(answers.keys) + Array(filled.keys))
  }

  mutating func evaluate() {
    var place = 0
    for (index, form) in forms.forms.enumerated() {
      let isFormRelevant = isTrue(form.relevant, instance: "")
      for section in form.sections {
        for instance in instances(of: section, form: index, id: form.id) {
          let isRelevant = isFormRelevant && isTrue(section.relevant, instance: instance)
          for (offset, question) in section.questions.enumerated() {
            let key = AnswerKey(form: form.id, question: question.name, instance: instance)
            evaluate(question, at: place + offset, key, section, isRelevant)
          }
        }
        place += section.questions.count
      }
    }
  }

  private mutating func evaluate(
    _ question: Question, at place: Int, _ key: AnswerKey, _ section: Section,
    _ isSectionRelevant: Bool
  ) {
    let isRelevant = isSectionRelevant && isTrue(question.relevant, instance: key.instance)
    let value = recorded(question, key)
    let own = self.value(of: question, value, instance: key.instance)
    if isRelevant, own.isAnswered { values[place][key.instance] = own }
    let isNA = question.isNotApplicable(own)
    let isFinding = isRelevant && question.isFinding(scope(own: own, instance: key.instance))
    let violation = isRelevant ? violation(question, value, own, key) : nil
    states.append(
      QuestionState(
        key: key, question: question, section: section.id, department: section.department,
        isRelevant: isRelevant, isRequired: isRelevant && isRequired(question, key.instance),
        value: value, asked: asked[key], isFinding: isFinding, violation: violation,
        evidence: isRelevant && !isNA ? evidence(question.evidence, isFinding) : nil))
  }

  private func recorded(_ question: Question, _ key: AnswerKey) -> JSONValue? {
    let value = question.filledBy == nil ? answers[key] : filled[key]
    return value == .null ? nil : value
  }

  private func value(
    of question: Question, _ recorded: JSONValue?, instance: String
  ) -> ExpressionValue {
    if let calculation = question.calculation {
      return calculation.value(in: scope(own: .unanswered, instance: instance))
    }
    return recorded.map(question.kind.value) ?? .unanswered
  }

  private func violation(
    _ question: Question, _ value: JSONValue?, _ own: ExpressionValue, _ key: AnswerKey
  ) -> QuestionState.Violation? {
    guard let value else { return nil }
    if let error = (asked[key] ?? question).defect(of: value) { return .value(error) }
    return isTrue(question.constraint, own: own, instance: key.instance) ? nil : .constraint
  }

  private func isRequired(_ question: Question, _ instance: String) -> Bool {
    guard question.isAsked else { return false }
    switch question.requirement {
    case .always: return true
    case .never: return false
    case .when(let expression): return isTrue(expression, instance: instance)
    }
  }

  private func evidence(
    _ rule: EvidenceRule, _ isFinding: Bool
  ) -> QuestionState.EvidenceNeed? {
    let isNeeded = rule.when == .always || (rule.when == .onFail && isFinding)
    return isNeeded
      ? QuestionState.EvidenceNeed(kinds: rule.kinds, minimum: rule.minimum) : nil
  }

  /// An absent expression asks nothing, so it is true.
  private func isTrue(
    _ expression: Expression?, own: ExpressionValue = .unanswered, instance: String
  ) -> Bool {
    expression.map { $0.value(in: scope(own: own, instance: instance)).isTrue } ?? true
  }

  /// A name means the same instance first, then the question that does not repeat.
  private func scope(own: ExpressionValue, instance: String) -> ExpressionScope {
    let places = forms.places
    let values = values
    return ExpressionScope(
      own: own, today: today,
      value: { name in
        guard let place = places[name] else { return .unanswered }
        return values[place][instance] ?? values[place][""] ?? .unanswered
      },
      all: { name in
        guard let place = places[name] else { return [] }
        return values[place].sorted { $0.key < $1.key }.map(\.value)
      })
  }

  // MARK: Instances

  private mutating func instances(of section: Section, form: Int, id: String) -> [String] {
    guard let repeats = section.repeats else { return [""] }
    var names = instances[SectionKey(form: form, section: section.id)] ?? []
    if names.count > repeats.maximum {
      excesses.append(
        FormEvaluation.Excess(form: id, section: section.id, count: names.count))
    }
    var next = 1
    while names.count < repeats.minimum {
      if !names.contains(String(next)) { names.append(String(next)) }
      next += 1
    }
    return names.sorted(by: Self.isBefore)
  }

  /// The instances that answers name, for each repeating section.
  private static func instances(
    _ forms: VisitForms, _ keys: [AnswerKey]
  ) -> [SectionKey: [String]] {
    var found: [SectionKey: Set<String>] = [:]
    for key in keys where !key.instance.isEmpty {
      guard let place = forms.places[key.question] else { continue }
      let entry = forms.questions[place]
      guard entry.section.repeats != nil, forms.forms[entry.form].id == key.form else { continue }
      found[SectionKey(form: entry.form, section: entry.section.id), default: []].insert(
        key.instance)
    }
    return found.mapValues(Array.init)
  }

  /// Numbers by value before other names.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    switch (Int(left), Int(right)) {
    case (.some(let first), .some(let second)): (first, left) < (second, right)
    case (.some, nil): true
    case (nil, .some): false
    case (nil, nil): left < right
    }
  }
}
