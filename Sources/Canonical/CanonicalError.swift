/// Why bytes are not canonical JSON, and where.
package struct CanonicalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// Another byte was needed here.
    case unexpected
    /// The text ends inside a value.
    case truncated
    /// Something follows the value.
    case trailing
    /// The line passes 1 MiB.
    case tooLong
    /// Arrays and objects nest deeper than 16.
    case tooDeep
    /// A record must be an object.
    case notAnObject
    /// A key outside `[a-z][a-z0-9_]{0,39}`.
    case key
    /// Keys out of order, or one twice.
    case keyOrder
    /// A number that is no integer in ±(2^53 − 1), or spelled otherwise than canonically.
    case integer
    /// An escape where the character itself must stand, or an unknown one.
    case escape
    /// Not UTF-8.
    case encoding
    /// A character that no record may hold; its code point.
    case character(UInt32)
    /// A text that is not in normalization form C.
    case notNormalized
  }

  /// Where it is.
  package struct Place: Hashable, Sendable {
    /// The line of the file, from 1.
    package let line: Int
    /// The byte within the line, from 1: bytes, not characters, as one cannot count characters in
    /// what may be no UTF-8.
    package let column: Int

    /// A place by its two numbers, both from 1.
    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// What is wrong.
  package let reason: Reason
  /// The first byte that is wrong; of a text that is not normalized its first byte.
  ///
  /// Nil where a value could not be written, as there is no text yet.
  package let place: Place?

  init(_ reason: Reason, at place: Place? = nil) {
    self.reason = reason
    self.place = place
  }

  package var description: String {
    place.map { "line \($0.line), column \($0.column): \(words)" } ?? words
  }

  private var words: String {
    switch reason {
    case .unexpected: "another character is needed here"
    case .truncated: "the text ends inside a value"
    case .trailing: "something follows the value"
    case .tooLong: "longer than 1 MiB"
    case .tooDeep: "nested deeper than 16"
    case .notAnObject: "a record must be an object"
    case .key: "not a key of the profile"
    case .keyOrder: "keys out of order or twice"
    case .integer: "not an integer within 2^53 in its one spelling"
    case .escape: "an escape that is not canonical"
    case .encoding: "not UTF-8"
    case .character(let value): "the character \(CodePoint.text(value)) may not be recorded"
    case .notNormalized: "not in normalization form C"
    }
  }
}
