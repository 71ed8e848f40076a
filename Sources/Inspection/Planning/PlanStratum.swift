package import Canonical

/// How many of a stratum are drawn (requirement C2).
package struct PlanStratum: Hashable, Sendable {
  /// The stratum.
  package let stratum: RiskStratum
  /// How many of each thousand, rounded up.
  package let permille: Int
  /// How many at least; a fixed number is permille 0 and this.
  package let min: Int
  /// How many stand ready to replace.
  package let reserve: Int

  /// A stratum from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("class", "permille", "min", "reserve")
    stratum = try reader.word("class")
    permille = try reader.integer("permille", in: 0...1000)
    min = try reader.integer("min", in: 0...1_000_000, otherwise: 0)
    reserve = try reader.integer("reserve", in: 0...1_000_000, otherwise: 0)
  }

  /// The stratum's value in records.
  package var value: JSONValue {
    [
      "class": .string(stratum.rawValue), "permille": .integer(permille), "min": .integer(min),
      "reserve": .integer(reserve),
    ]
  }

  /// How many of `size` are drawn, as the draw's definition has it (`quota` of verify_draw.py).
  package func quota(of size: Int) -> Int {
    Swift.min(size, Swift.max(min, (size * permille + 999) / 1000))
  }
}
