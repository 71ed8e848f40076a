package import Canonical

/// The official results of a visit and what follows (检查结果、处置).
package struct Outcome: Hashable, Sendable {
  /// The codes, in the order of the dictionary.
  package let codes: [String]
  /// The numbers of the measures, ascending.
  package let dispositions: [Int]
  /// The extract of the registration that it rests on; nil where it needs none.
  package let extract: RegistrationExtract?
  /// Whether the office confirmed what the team had found only provisionally.
  package let isConfirmed: Bool
  /// The version of the dictionary.
  package let dictionary: String

  /// A result that the dictionary and every rule admit (`OutcomeRules`).
  ///
  /// - Throws: `OutcomeError` for the first rule that does not.
  package init(
    _ claim: OutcomeClaim, in dictionary: OutcomeDictionary
  ) throws(OutcomeError) {
    guard !claim.codes.isEmpty else { throw .none }
    for code in claim.codes.sorted() where dictionary[code] == nil { throw .unknownCode(code) }
    for number in claim.dispositions.sorted() where dictionary.disposition(number) == nil {
      throw .unknownDisposition(number)
    }
    if let problem = OutcomeRules.problem(with: claim, in: dictionary) { throw problem }
    self.codes = dictionary.codes.map(\.code).filter(claim.codes.contains)
    dispositions = claim.dispositions.sorted()
    extract = claim.extract
    isConfirmed =
      claim.isConfirmed && !claim.codes(.provisional, in: dictionary).isEmpty
    self.dictionary = dictionary.version
  }

  /// A result from its value.
  ///
  /// It was checked when it was made, and a later dictionary does not undo it.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow("codes", "dispositions", "dictionary", "extract", "confirmed")
    codes = try reader.someTexts("codes")
    var numbers: [Int] = []
    for (index, number) in (try reader.value("dispositions").array ?? []).enumerated() {
      guard let number = number.integer else {
        throw DataError(path: ["dispositions", .index(index)], reason: .needs(.integer))
      }
      numbers.append(number)
    }
    dispositions = numbers
    extract =
      reader.has("extract") ? try RegistrationExtract(try reader.object("extract")) : nil
    isConfirmed = try reader.flag("confirmed")
    dictionary = try reader.text("dictionary")
  }

  /// The result's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "codes": .strings(codes), "dispositions": .array(dispositions.map(JSONValue.integer)),
      "dictionary": .string(dictionary),
    ]
    members["extract"] = extract?.value
    if isConfirmed { members["confirmed"] = true }
    return .object(members)
  }
}
