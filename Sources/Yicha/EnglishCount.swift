/// Numbers of things in English sentences.
enum EnglishCount {
  /// The number with the noun, such as `1 finding` and `2 findings`.
  static func of(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
