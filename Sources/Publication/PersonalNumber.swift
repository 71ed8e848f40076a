/// Finds numbers that identify or reach a person, so that none slips out inside a name or a reason.
///
/// A net below the type: `PublicRecord` has no field for such a number, but texts are typed by
/// people (requirement A7).
package enum PersonalNumber {
  /// Whether the text holds a mobile number, a landline with its area code, or a resident
  /// identity number.
  ///
  /// Full-width digits count as digits.
  package static func occurs(in text: String) -> Bool {
    let symbols = text.unicodeScalars.map(symbol)
    return symbols.split(omittingEmptySubsequences: true) { $0 == other }.contains { run in
      isTelephone(run) || run.split(separator: dash).contains(where: isIdentity)
    }
  }

  /// Whether the whole text is a resident identity number.
  package static func isIdentity(_ text: String) -> Bool {
    isIdentity(text.unicodeScalars.map(symbol)[...])
  }

  private static let other = 99
  private static let dash = 98
  private static let checkLetter = 10

  /// A digit as its value, the check letter X as 10, a dash, or anything else.
  private static func symbol(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    case 0x58, 0x78: checkLetter
    case 0x2D, 0xFF0D, 0x2013: dash
    default: other
    }
  }

  /// Eleven digits from 1 (mobile), or 0, an area code and 7 or 8 digits; dashes do not matter.
  private static func isTelephone(_ run: ArraySlice<Int>) -> Bool {
    let digits = run.filter { $0 != dash }
    guard !digits.contains(checkLetter), let first = digits.first else { return false }
    return switch first {
    case 1: digits.count == 11
    case 0: (10...12).contains(digits.count)
    default: false
    }
  }

  /// Eighteen symbols with a birth date of 1900–2099 and the check symbol of GB 11643.
  private static func isIdentity(_ run: ArraySlice<Int>) -> Bool {
    let digits = Array(run)
    guard digits.count == 18, digits.dropLast().allSatisfy({ $0 < checkLetter }) else {
      return false
    }
    let number = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + $1 } }
    guard (1900...2099).contains(number(6..<10)), (1...12).contains(number(10..<12)),
      (1...31).contains(number(12..<14))
    else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return digits[17] == (12 - sum % 11) % 11
  }
}
