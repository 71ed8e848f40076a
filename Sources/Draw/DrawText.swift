import Canonical

/// Which texts may stand in a draw.
enum DrawText {
  /// A text that a record may hold and that is not empty; it becomes part of what is published.
  static func require(_ text: String, _ field: DrawField) throws(DrawError) {
    guard !text.isEmpty, isRecordable(text) else { throw .invalid(field) }
  }

  /// A text that goes into a hash.
  ///
  /// Lines end the parts of what is hashed, so a line end inside would let two different objects
  /// share a ticket.
  static func requireHashed(_ text: String, _ field: DrawField) throws(DrawError) {
    try require(text, field)
    guard !text.utf8.contains(0x0A) else { throw .invalid(field) }
  }

  /// Whether the canonical profile admits every character.
  static func isRecordable(_ text: String) -> Bool {
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
      return true
    } catch {
      return false
    }
  }

  /// The order in which texts are published: by code point, which is by byte in UTF-8.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
