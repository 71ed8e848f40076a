/// Where the activity in scope is not carried on, no item has a result.
///
/// Nothing was found in them either.
package enum NoActivityHasNoItems: OutcomeRule {
  /// The code, with the results or the code that it excludes.
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    guard let code = claim.codes(.withoutItems, in: dictionary).first else { return nil }
    guard claim.itemResults.isEmpty else { return .itemResults(code, claim.itemResults) }
    let pending = dictionary.codes.first {
      claim.codes.contains($0.code) && dictionary.isPending($0.code)
    }
    return pending.map { .excludes(code, $0.code) }
  }
}
