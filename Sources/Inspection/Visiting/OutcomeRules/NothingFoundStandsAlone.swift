/// "No problem found" excludes every other result, and no finding that leads to one may stand.
package enum NothingFoundStandsAlone: OutcomeRule {
  /// The exclusive code, with what stands beside it.
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    let exclusive = dictionary.codes.first { $0.isExclusive && claim.codes.contains($0.code) }
    guard let code = exclusive?.code else { return nil }
    guard claim.codes.count == 1 else { return .notAlone(code) }
    return claim.findings.isEmpty ? nil : .findingStands(code, claim.findings)
  }
}
