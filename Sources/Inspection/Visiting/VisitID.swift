/// The name of a visit: `V-140581-2023-0117`, by region, year and number.
package struct VisitID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The region of the office that issued it.
  package let region: RegionCode
  /// The year of the plan.
  package let year: Int
  /// The number within region and year, from 1.
  package let number: Int

  /// A name from its parts; nil for a year not of four digits or a number below 1.
  package init?(region: RegionCode, year: Int, number: Int) {
    guard (1000...9999).contains(year), (1...99_999_999).contains(number) else { return nil }
    self.region = region
    self.year = year
    self.number = number
  }

  /// A name from its only spelling; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "V", let region = RegionCode(parts[1]),
      let year = Int(parts[2]), let number = Int(parts[3]),
      let id = VisitID(region: region, year: year, number: number), id.description == text
    else { return nil }
    self = id
  }

  /// The number has four digits, or as many as it needs.
  package var description: String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "V-\(region)-\(year)-\(padded)"
  }

  /// Ordered by region, year and number.
  package static func < (left: VisitID, right: VisitID) -> Bool {
    (left.region.description, left.year, left.number)
      < (right.region.description, right.year, right.number)
  }
}
