/// How a character that cannot be shown is named.
package enum CodePoint {
  /// `U+200E`: at least four hexadecimal digits, as Unicode writes them.
  package static func text(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
