/// An administrative region by its six digits of GB/T 2260, such as 140581 for Gaoping.
package struct RegionCode: Hashable, Sendable, CustomStringConvertible {
  private let number: Int

  /// The first two digits that stand for a province, autonomous region or municipality.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
  ]

  /// A region from six digits; nil for anything else and for a province that does not exist.
  ///
  /// Which counties exist is data that changes, so an office lists its own.
  package init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 6, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard Self.provinces.contains(number / 10_000) else { return nil }
  }

  /// The six digits.
  package var description: String { String(number) }

  /// Whether it is a county, or a city of that rank, and no province or prefecture.
  package var isCounty: Bool { number % 100 != 0 }

  /// Whether the other region is this one or lies in it: 140500 holds 140581.
  package func holds(_ other: RegionCode) -> Bool {
    if number % 10_000 == 0 { return number / 10_000 == other.number / 10_000 }
    if number % 100 == 0 { return number / 100 == other.number / 100 }
    return number == other.number
  }
}
