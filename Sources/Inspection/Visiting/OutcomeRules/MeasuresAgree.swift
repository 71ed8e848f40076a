/// "Nothing further follows" stands alone and not beside a problem that is to be followed up.
///
/// Nothing else follows where no problem was found.
package enum MeasuresAgree: OutcomeRule {
  /// The first measure, with the measure or code that it denies.
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    let ending = claim.dispositions.filter { dictionary.disposition($0)?.endsMatter ?? false }
    if let last = ending.min() {
      if let other = claim.dispositions.subtracting(ending).min() {
        return .measuresDiffer(last, other)
      }
      let pending = dictionary.codes.map(\.code).first {
        claim.codes.contains($0) && dictionary.isPending($0)
      }
      if let pending { return .measureDenies(last, pending) }
    }
    let exclusive = dictionary.codes.first { $0.isExclusive && claim.codes.contains($0.code) }
    guard let code = exclusive?.code, let other = claim.dispositions.subtracting(ending).min()
    else { return nil }
    return .measureDenies(other, code)
  }
}
