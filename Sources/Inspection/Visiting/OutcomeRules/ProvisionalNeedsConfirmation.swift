/// "Cannot be contacted" is provisional until the office confirms it.
///
/// It has a procedure by law, which the team's visit alone does not go through.
package enum ProvisionalNeedsConfirmation: OutcomeRule {
  /// The first provisional code that is not confirmed.
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    guard !claim.isConfirmed else { return nil }
    return claim.codes(.provisional, in: dictionary).first.map { .provisional($0) }
  }
}
