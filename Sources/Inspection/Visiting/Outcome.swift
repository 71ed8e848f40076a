package import Canonical

/// The official results of a visit and what follows (检查结果、处置).
package struct Outcome: Hashable, Sendable {
  /// The codes, in the order of the dictionary.
  package let codes: [String]
  /// The numbers of the measures, ascending.
  package let dispositions: [Int]
  /// The version of the dictionary.
  package let dictionary: String

  /// A result that the dictionary admits.
  ///
  /// - Throws: why it does not.
  package init(
    codes: Set<String>, dispositions: Set<Int>, in dictionary: OutcomeDictionary
  ) throws(OutcomeError) {
    guard !codes.isEmpty else { throw .none }
    for code in codes.sorted() {
      guard let known = dictionary[code] else { throw .unknownCode(code) }
      guard !known.isExclusive || codes.count == 1 else { throw .notAlone(code) }
    }
    for number in dispositions.sorted() where dictionary.disposition(number) == nil {
      throw .unknownDisposition(number)
    }
    self.codes = dictionary.codes.map(\.code).filter(codes.contains)
    self.dispositions = dispositions.sorted()
    self.dictionary = dictionary.version
  }

  /// A result from its value: it was checked when it was made, and a later dictionary does not
  /// undo it.
  ///
  /// - Throws: what is missing or wrong.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow("codes", "dispositions", "dictionary")
    codes = try reader.someTexts("codes")
    var numbers: [Int] = []
    for (index, number) in (try reader.value("dispositions").array ?? []).enumerated() {
      guard let number = number.integer else {
        throw DataError(path: ["dispositions", .index(index)], reason: .needs(.integer))
      }
      numbers.append(number)
    }
    dispositions = numbers
    dictionary = try reader.text("dictionary")
  }

  /// The result's value in records.
  package var value: JSONValue {
    [
      "codes": .strings(codes), "dispositions": .array(dispositions.map(JSONValue.integer)),
      "dictionary": .string(dictionary),
    ]
  }
}
