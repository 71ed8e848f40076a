/// One official rule about results (requirements 2.6).
package protocol OutcomeRule {
  /// Why the result cannot stand by the rule; nil where it can.
  static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError?
}

/// The rules that every result is held to.
///
/// A new rule is a file in this folder, a line here and a test.
package enum OutcomeRules {
  /// Every rule, in the order in which problems are told.
  package static var all: [any OutcomeRule.Type] {
    [
      NothingFoundStandsAlone.self,
      NoActivityHasNoItems.self,
      HeadingNeedsCategory.self,
      ExtractNeeded.self,
      ProvisionalNeedsConfirmation.self,
      MeasuresAgree.self,
    ]
  }

  /// The first rule's problem; nil where the result can stand.
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    for rule in all {
      if let problem = rule.problem(with: claim, in: dictionary) { return problem }
    }
    return nil
  }
}
