package import Canonical

/// How often a year a subject of a stratum may be visited (requirements C5, 7.3).
///
/// Visits for cause are not counted.
package struct VisitCap: Hashable, Sendable {
  /// The stratum.
  package let stratum: RiskStratum
  /// The most visits a year.
  package let visits: Int

  /// A cap from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("class", "visits")
    stratum = try reader.word("class")
    visits = try reader.integer("visits", in: 1...366)
  }

  /// The cap's value in records.
  package var value: JSONValue {
    ["class": .string(stratum.rawValue), "visits": .integer(visits)]
  }
}
