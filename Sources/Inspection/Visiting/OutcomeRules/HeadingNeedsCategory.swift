/// A heading says nothing by itself: one of its categories stands with it.
package enum HeadingNeedsCategory: OutcomeRule {
  /// The first heading that stands alone, with its categories.
  package static func problem(
    with claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) -> OutcomeError? {
    for heading in claim.codes(.heading, in: dictionary) {
      let categories = dictionary.children(of: heading).map(\.code)
      guard claim.codes.isDisjoint(with: categories) else { continue }
      return .headingOnly(heading, categories)
    }
    return nil
  }
}
