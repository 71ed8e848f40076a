package import Forms
package import Merge

/// An answer to a question that the visit's form no longer has.
///
/// It stays valid under the version that it was given for, and is shown with it (merge.md 9).
package struct CarriedAnswer: Sendable {
  /// Where it was given.
  package let key: AnswerKey
  /// What was recorded; more than one value while in dispute.
  package let values: [HeadValue]
  /// The version of the form.
  package let version: String
  /// The question as it stood there.
  package let question: Question
  /// Whether a value is a finding there; it is not among the findings of the visit's form.
  package let isFinding: Bool
}
