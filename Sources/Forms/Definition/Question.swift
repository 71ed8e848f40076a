package import Canonical
package import Inspection

/// One line of a form.
///
/// Its identity is `name`, stable over versions.
package struct Question: Hashable, Sendable {
  /// How much the question weighs in the check.
  package enum Level: String, CaseIterable, Sendable {
    /// 重点项.
    case key
    /// 一般项.
    case general
    /// 画像题: it decides what else is asked and cannot fail.
    case scope
  }

  /// Where the item comes from.
  package enum Provenance: String, CaseIterable, Sendable {
    /// Seen in a published table, reworded.
    case source
    /// Built from an article of law.
    case paraphraseOfLaw = "paraphrase_of_law"
    /// Made for this project.
    case construction
  }

  /// Whether the question must be answered while it is relevant.
  package enum Requirement: Hashable, Sendable {
    /// Always.
    case always
    /// Never.
    case never
    /// While the expression is true.
    case when(Expression)
  }

  /// One of the choices of a `select_one` or `select_multiple`.
  package struct Choice: Hashable, Sendable {
    /// The code that is recorded.
    package let name: String
    /// The choice for people.
    package let label: Label
  }

  /// The stable name, such as `CT-23`.
  package let name: String
  /// A few words for lists.
  package let title: Label
  /// The question as asked.
  package let label: Label
  /// What the inspector should know; nil when nothing.
  package let hint: String?
  /// The type of the answer.
  package let kind: AnswerKind
  /// The choices, in order; empty unless the kind takes them.
  package let choices: [Choice]
  /// The unit of a number; nil when none.
  package let unit: String?
  /// The numbers taken; nil for all.
  package let range: NumberRange?
  /// The longest text, in Unicode scalars.
  package let maximumLength: Int
  /// Who signs, for a signature; nil for other kinds.
  package let role: String?
  /// The weight of the question in the check.
  package let level: Level
  /// Points lost by a finding, where a table scores points; nil where it does not.
  package let weight: ExactDecimal?
  /// 否决项: a finding fails the whole check.
  package let isVeto: Bool
  /// Whether it must be answered.
  package let requirement: Requirement
  /// When it is asked; nil for always.
  package let relevant: Expression?
  /// What an answer must satisfy; nil for nothing.
  package let constraint: Expression?
  /// What to say when it does not; nil for nothing.
  package let constraintMessage: Label?
  /// The value of a calculated question; nil for all others.
  package let calculation: Expression?
  /// When true, the answer is a finding; nil when the question cannot fail.
  package let fail: Expression?
  /// The evidence that goes with the answer.
  package let evidence: EvidenceRule
  /// What makes it checkable.
  package let basis: [Basis]
  /// Where penalties for a finding are set.
  package let liability: [Basis]
  /// What follows a finding; nil when nothing is set.
  package let onFail: FailureRule?
  /// Where the item comes from.
  package let provenance: Provenance
  /// The act that answers it; nil for a question that is asked.
  package let filledBy: FilledBy?

  /// Whether people are asked: neither an act of the visit nor a calculation answers it.
  package var isAsked: Bool { filledBy == nil && kind.isTyped }

  /// Reads an answer as an inspector types it: Chinese and English short forms, a choice's number,
  /// code or label, full-width digits.
  ///
  /// - Returns: The value to record, in its one canonical form.
  /// - Throws: what is expected, never what was typed.
  package func parse(_ text: String) throws(AnswerError) -> JSONValue {
    guard isAsked else { throw .notAsked(question: name) }
    return try kind.parse(text, self).get()
  }

  /// What is wrong with a recorded or imported value; nil when it can be this question's answer.
  package func defect(of value: JSONValue) -> AnswerError? {
    kind.check(value, self)
  }

  /// The label of a recorded code, for a yes-no-na or a choice; nil for any other value.
  package func label(ofCode code: String) -> Label? {
    if kind == .yesNoNA {
      return switch code {
      case "yes": Label(zh: "是", en: "yes")
      case "no": Label(zh: "否", en: "no")
      case "na": Label(zh: "合理缺项", en: "not applicable")
      default: nil
      }
    }
    return choices.first { $0.name == code }?.label
  }
}

extension Question {
  /// Whether a recorded value would be a finding.
  ///
  /// `na` (合理缺项) never is.
  ///
  /// - Parameters:
  ///   - value: The recorded value; an odd one is no finding.
  ///   - today: The day of the check at the place.
  ///   - others: The values of other questions that `fail` may name.
  /// - Returns: Whether `fail` is true.
  package func isFinding(
    _ value: JSONValue, today: CalendarDate,
    others: @escaping (String) -> ExpressionValue = { _ in .unanswered }
  ) -> Bool {
    let own = kind.value(value)
    return isFinding(ExpressionScope(own: own, today: today, value: others))
  }

  func isFinding(_ scope: ExpressionScope) -> Bool {
    guard let fail, scope.own.isAnswered else { return false }
    return !isNotApplicable(scope.own) && fail.value(in: scope).isTrue
  }

  func isNotApplicable(_ own: ExpressionValue) -> Bool {
    kind == .yesNoNA && own == .text("na")
  }
}
