/// A result as a reviewer wants it, with what the rules of requirements 2.6 judge it by.
package struct OutcomeClaim: Hashable, Sendable {
  /// The codes.
  package var codes: Set<String>
  /// The numbers of the measures.
  package var dispositions: Set<Int>
  /// The extract of the registration that the result rests on; nil while there is none.
  package var extract: RegistrationExtract?
  /// Whether the office confirms what the team found only provisionally.
  package var isConfirmed: Bool
  /// The questions whose answers are findings that lead to a result.
  package var findings: [String]
  /// The items' questions that have a result, other than not applicable.
  package var itemResults: [String]

  /// A result from its parts.
  package init(
    codes: Set<String>, dispositions: Set<Int>, extract: RegistrationExtract? = nil,
    isConfirmed: Bool = false, findings: [String] = [], itemResults: [String] = []
  ) {
    self.codes = codes
    self.dispositions = dispositions
    self.extract = extract
    self.isConfirmed = isConfirmed
    self.findings = findings
    self.itemResults = itemResults
  }

  /// The codes that have the trait, in the order of the dictionary.
  func codes(_ trait: OutcomeCode.Trait, in dictionary: OutcomeDictionary) -> [String] {
    dictionary.codes.filter { codes.contains($0.code) && $0.traits.contains(trait) }.map(\.code)
  }
}
