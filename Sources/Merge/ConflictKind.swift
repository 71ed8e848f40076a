/// What kind of contradiction a person has to decide.
package enum ConflictKind: String, Hashable, Sendable, CaseIterable {
  /// Two values for one question (merge.md 3).
  case answers
  /// Two things under one number of a repeating section, begun apart (matrix row 7).
  case sameInstance = "same-instance"
  /// Two values for one field of the subject's data.
  case subject
  /// Two states of the visit, such as recalled and finished (merge.md 4).
  case state
  /// Answered while somebody else voided or recalled the visit (merge.md 4).
  case voidedAndAnswered = "voided-and-answered"
  /// Answered while the office gave the visit to another team (merge.md 10).
  case reassignedAndAnswered = "reassigned-and-answered"
  /// An answer whose writer knew that the visit was finished, voided or recalled (merge.md 4).
  case answeredAfterEnd = "answered-after-end"
  /// A question is answered that the other answers make irrelevant (merge.md 5).
  case answeredIrrelevant = "answered-irrelevant"
  /// An answer breaks the constraint of its question on the merged view (merge.md 5).
  case constraintBroken = "constraint-broken"
  /// A required question of a finished visit has no answer on the merged view (merge.md 5).
  case requiredMissing = "required-missing"

  /// Whether it follows from what the entries say together, not from unequal heads.
  package var isLogical: Bool {
    switch self {
    case .answers, .sameInstance, .subject, .state, .voidedAndAnswered, .reassignedAndAnswered:
      false
    case .answeredAfterEnd, .answeredIrrelevant, .constraintBroken, .requiredMissing: true
    }
  }
}
