/// What an inspector typed, made easier to recognise.
enum TypedText {
  /// Full-width letters, digits and punctuation made half-width, space at the ends taken off,
  /// letters made small: Chinese input methods give `２．５` and `Ｙ`.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(narrow(scalar))
    }
    return trimmed(String(scalars)).lowercased()
  }

  /// The text without white space at its ends.
  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    case 0x2212: "-"
    default: scalar
    }
  }
}
