/// A text for people in the two languages that every label has.
package struct Label: Hashable, Sendable {
  /// Chinese.
  package let zh: String
  /// English.
  package let en: String

  /// A label from its two texts.
  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in a language.
  package func text(_ language: Language) -> String {
    language == .chinese ? zh : en
  }
}
