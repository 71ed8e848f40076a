import Canonical

/// What a plain scalar means: YAML 1.2's core schema without its surprises.
enum YAMLScalar {
  /// The value; nil for a spelling that programs read differently.
  static func value(_ text: String) -> JSONValue? {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    case let text where isAmbiguous(text): nil
    default: integer(text) ?? .string(text)
    }
  }

  private static func integer(_ text: String) -> JSONValue? {
    guard let number = Int(text), String(number) == text, JSONValue.integers.contains(number) else {
      return nil
    }
    return .integer(number)
  }

  /// `.inf` and `.nan`, numbers with an exponent, in base 8 or 16, or with a plus sign: a number
  /// to one program, a text to another.
  private static func isAmbiguous(_ text: String) -> Bool {
    let small = text.lowercased()
    if [".inf", "-.inf", "+.inf", ".nan"].contains(small) { return true }
    if small.hasPrefix("0x") || small.hasPrefix("0o") {
      return Int(small.dropFirst(2), radix: 16) != nil
    }
    let digits = small.drop { "+-".contains($0) }
    guard let first = digits.first, first.isNumber || first == "." else { return false }
    if small.hasPrefix("+") { return Double(small) != nil }
    return small.contains("e") && Double(small) != nil
  }
}
