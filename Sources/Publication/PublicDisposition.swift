package import Inspection

/// What follows from a result: one of the official measures (requirements 2.6).
package struct PublicDisposition: Hashable, Sendable {
  /// The measure's number in the dictionary, from 1.
  package let number: Int
  /// The dictionary's text for it.
  package let label: Label

  /// A measure's number and text.
  package init(number: Int, label: Label) {
    self.number = number
    self.label = label
  }
}
