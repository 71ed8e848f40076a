/// A result that says the subject is gone rests on a dated extract of the registration.
///
/// Gone means deregistered, revoked, annulled or moved out.
package enum ExtractNeeded: OutcomeRule {
  /// The first such code of a result without an extract.
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    guard claim.extract == nil else { return nil }
    return claim.codes(.extract, in: dictionary).first.map { .extractNeeded($0) }
  }
}
