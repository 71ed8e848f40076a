/// The patterns of `regex()`, which must match the whole text, as XLSForm's clients do it.
enum RegularExpression {
  /// Longer texts do not match: a pattern's time can grow steeply with the text.
  private static let maximumLength = 1000

  static func isValid(_ pattern: String) -> Bool {
    compiled(pattern) != nil
  }

  static func matches(_ text: String, pattern: String) -> Bool {
    guard text.utf8.count <= maximumLength, let regex = compiled(pattern) else { return false }
    do {
      return try regex.wholeMatch(in: text) != nil
    } catch {
      // Only a pattern with code of its own can throw; such a pattern cannot be written in a form.
      return false
    }
  }

  private static func compiled(_ pattern: String) -> Regex<AnyRegexOutput>? {
    guard !pattern.isEmpty, pattern.utf8.count <= maximumLength else { return nil }
    do {
      return try Regex(pattern)
    } catch {
      return nil
    }
  }
}
