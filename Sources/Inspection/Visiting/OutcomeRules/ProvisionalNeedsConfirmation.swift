/// "Cannot be contacted" has a procedure by law, so that what the team found is provisional until
/// the office confirms it.
package enum ProvisionalNeedsConfirmation: OutcomeRule {
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    guard !claim.isConfirmed else { return nil }
    return claim.codes(.provisional, in: dictionary).first.map { .provisional($0) }
  }
}
