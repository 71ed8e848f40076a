package import Inspection

/// An official result category: its code and its text in the dictionary (requirements 2.6).
package struct PublicResult: Hashable, Sendable {
  /// The code, such as `1` or `E`; provincial, so it says nothing without the dictionary version.
  package let code: String
  /// The dictionary's text for it.
  package let label: Label

  /// A code and its text.
  package init(code: String, label: Label) {
    self.code = code
    self.label = label
  }
}
