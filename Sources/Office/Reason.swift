/// A reason as people give it.
enum Reason {
  /// The reason as it was given; nil where none was.
  ///
  /// - Throws: `OfficeError.blankReason` for one that says nothing.
  static func checked(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard !text.trimmed.isEmpty else { throw OfficeError.blankReason }
    return text
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
