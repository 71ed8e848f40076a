package import Canonical
package import Inspection

/// What the answers of a visit mean under its forms: skip logic, findings, what is still open.
///
/// Total and pure: a missing, odd or foreign value gives a state, never a failure. As in XLSForm,
/// expressions see an irrelevant question as unanswered.
package struct FormEvaluation: Sendable {
  /// A repeating section with more instances than it may have.
  package struct Excess: Hashable, Sendable {
    /// The form's id.
    package let form: String
    /// The section's id.
    package let section: String
    /// The instances there are.
    package let count: Int
  }

  /// Every question in every instance, in the order of the forms.
  package let states: [QuestionState]
  /// Repeating sections with too many instances.
  package let excesses: [Excess]
  private let index: [AnswerKey: Int]

  /// Evaluates a visit.
  ///
  /// - Parameters:
  ///   - forms: The visit's forms.
  ///   - answers: The recorded answers; null counts as none.
  ///   - filled: What acts of the visit say for questions with `filled_by`.
  ///   - asked: For an answer that was given under an earlier version of its form: the question
  ///     as it stood there, under which the value stays valid (design 5.5).
  ///   - today: The day of the check at the place.
  package init(
    _ forms: VisitForms, answers: [AnswerKey: JSONValue], filled: [AnswerKey: JSONValue] = [:],
    asked: [AnswerKey: Question] = [:], today: CalendarDate
  ) {
    var run = EvaluationRun(
      forms, answers: answers, filled: filled, asked: asked, today: today)
    run.evaluate()
    states = run.states
    excesses = run.excesses
    index = Dictionary(
      states.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The state of one question; nil when the visit's forms do not have it there.
  package subscript(key: AnswerKey) -> QuestionState? {
    index[key].map { states[$0] }
  }

  /// Required questions without an answer.
  package var open: [QuestionState] { states.filter(\.isOpen) }
  /// Answers that are findings.
  package var findings: [QuestionState] { states.filter(\.isFinding) }
  /// Answers that break a constraint or cannot be the question's answer.
  package var violations: [QuestionState] { states.filter { $0.violation != nil } }
  /// Answers to questions that are not asked.
  package var answeredInVain: [QuestionState] { states.filter(\.isAnsweredInVain) }
}
