/// A decimal number without rounding: a whole number of units of 10^−scale.
///
/// Limits of checklists stand in law as decimals (−0.3 %, 20.5 h); binary fractions would make a
/// value at the limit pass or fail by accident. What does not fit is refused, never rounded.
package struct ExactDecimal: Hashable, Sendable, CustomStringConvertible {
  private let units: Int128
  private let scale: Int

  private static let maximumScale = 24
  private static let quotientScale = 12

  /// Nothing.
  package static let zero = ExactDecimal(0)

  /// A whole number.
  package init(_ whole: Int) {
    units = Int128(whole)
    scale = 0
  }

  private init?(units: Int128, scale: Int) {
    var units = units
    var scale = scale
    while scale > 0, units % 10 == 0 {
      units /= 10
      scale -= 1
    }
    // The smallest Int128 has no negative.
    guard scale <= Self.maximumScale, units > .min else { return nil }
    self.units = units
    self.scale = scale
  }

  /// A number from digits with at most one point and at most one leading minus sign, such as
  /// `-0.30`; nil for any other text, more than 30 digits, or more than 24 decimals.
  package init?(_ text: some StringProtocol) {
    var digits = Substring(text)
    let isNegative = digits.hasPrefix("-")
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !fraction.isEmpty, whole.utf8.count + fraction.utf8.count <= 30
    else { return nil }
    var units: Int128 = 0
    for byte in (whole + fraction).utf8 {
      guard (0x30...0x39).contains(byte) else { return nil }
      units = units * 10 + Int128(byte - 0x30)
    }
    self.init(units: isNegative ? -units : units, scale: fraction.utf8.count)
  }

  /// The one spelling: no plus sign, no leading or trailing zeros, no minus zero.
  package var description: String {
    guard scale > 0 else { return String(units) }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return "\(units < 0 ? "-" : "")\(padded.dropLast(scale)).\(padded.suffix(scale))"
  }

  /// Whether the number has no fraction.
  package var isWhole: Bool { scale == 0 }

  /// The number as an Int; nil with a fraction or out of range.
  package var whole: Int? { scale == 0 ? Int(exactly: units) : nil }

  /// The number with its sign turned.
  package var negated: ExactDecimal { ExactDecimal(units: 0 - units, scale: scale) ?? self }

  /// The sum; nil when it does not fit.
  package func adding(_ other: ExactDecimal) -> ExactDecimal? {
    guard let (left, right, scale) = aligned(with: other) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactDecimal(units: sum, scale: scale)
  }

  /// The difference; nil when it does not fit.
  package func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    adding(other.negated)
  }

  /// The product; nil when it does not fit.
  package func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = units.multipliedReportingOverflow(by: other.units)
    return overflow ? nil : ExactDecimal(units: product, scale: scale + other.scale)
  }

  /// The quotient, cut off after 12 decimals, the one operation that cannot always be exact;
  /// nil when dividing by zero or when it does not fit.
  package func divided(by other: ExactDecimal) -> ExactDecimal? {
    guard other.units != 0, let (left, right, _) = aligned(with: other),
      let raised = Self.raised(left, by: Self.quotientScale)
    else { return nil }
    return ExactDecimal(units: raised / right, scale: Self.quotientScale)
  }

  /// The remainder with the sign of this number, as XPath has it; nil when dividing by zero.
  package func remainder(dividingBy other: ExactDecimal) -> ExactDecimal? {
    guard other.units != 0, let (left, right, scale) = aligned(with: other) else { return nil }
    return ExactDecimal(units: left % right, scale: scale)
  }

  /// Whether this number is smaller; both always compare, however large.
  package func isLess(than other: ExactDecimal) -> Bool {
    if let (left, right, _) = aligned(with: other) { return left < right }
    // Aligning overflows only when the number with fewer decimals is far the larger.
    return scale < other.scale ? units < 0 : other.units > 0
  }

  private func aligned(with other: ExactDecimal) -> (Int128, Int128, Int)? {
    let common = max(scale, other.scale)
    guard let left = Self.raised(units, by: common - scale),
      let right = Self.raised(other.units, by: common - other.scale)
    else { return nil }
    return (left, right, common)
  }

  private static func raised(_ units: Int128, by digits: Int) -> Int128? {
    var units = units
    for _ in 0..<digits {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      units = product
    }
    return units
  }
}
