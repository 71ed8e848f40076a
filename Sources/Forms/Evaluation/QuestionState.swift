package import Canonical

/// How one question of a visit stands, in one instance.
package struct QuestionState: Sendable {
  /// What is wrong with an answer that was recorded.
  package enum Violation: Hashable, Sendable {
    /// The value cannot be this question's answer.
    case value(AnswerError)
    /// The question's `constraint` is false.
    case constraint
  }

  /// The evidence that an answer needs now.
  package struct EvidenceNeed: Hashable, Sendable {
    /// The kinds that serve, any of them.
    package let kinds: [EvidenceKind]
    /// How many pieces at least.
    package let minimum: Int
  }

  /// The question's place.
  package let key: AnswerKey
  /// The question.
  package let question: Question
  /// The section's id.
  package let section: String
  /// The department that is competent for it.
  package let department: String
  /// Whether it is asked: its form, its section and itself are relevant.
  package let isRelevant: Bool
  /// Whether people must answer it: relevant, required, and not filled by an act.
  package let isRequired: Bool
  /// The recorded or filled value, relevant or not; nil when unanswered.
  package let value: JSONValue?
  /// The question as it stood in the earlier version of the form under which it was answered; nil
  /// where that is the version here.
  package let asked: Question?
  /// Whether the answer is a finding.
  ///
  /// `na` (合理缺项) and what is irrelevant never are.
  package let isFinding: Bool
  /// What is wrong with the answer; nil when nothing is.
  package let violation: Violation?
  /// The evidence needed now; nil when none.
  package let evidence: EvidenceNeed?

  /// The same question of another instance, of which nothing is recorded yet.
  package func begun(as instance: String) -> QuestionState {
    QuestionState(
      key: AnswerKey(form: key.form, question: key.question, instance: instance),
      question: question, section: section, department: department, isRelevant: isRelevant,
      isRequired: isRequired, value: nil, asked: nil, isFinding: false, violation: nil,
      evidence: nil)
  }

  /// Required and unanswered.
  package var isOpen: Bool { isRequired && value == nil }
  /// Answered by people although it is not asked: a logical conflict (merge rule 5).
  package var isAnsweredInVain: Bool { question.isAsked && !isRelevant && value != nil }
}
