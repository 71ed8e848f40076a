/// The language of messages and labels; Chinese unless the user says otherwise (design 6).
package enum Language: String, Sendable, CaseIterable {
  /// Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"
}
