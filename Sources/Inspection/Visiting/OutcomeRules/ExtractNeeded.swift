/// Deregistered, revoked, annulled, moved out: the result rests on a dated extract of the
/// registration.
package enum ExtractNeeded: OutcomeRule {
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    guard claim.extract == nil else { return nil }
    return claim.codes(.extract, in: dictionary).first.map { .extractNeeded($0) }
  }
}
