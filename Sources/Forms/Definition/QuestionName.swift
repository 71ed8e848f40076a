/// How questions, sections, choices and forms may be named.
enum QuestionName {
  /// Letters, digits, `_` and `-`, at most 40: they stand in expressions and on printed sheets.
  static func isValid(_ text: String) -> Bool {
    guard (1...40).contains(text.utf8.count) else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
