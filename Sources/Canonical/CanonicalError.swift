/// Why bytes are not canonical JSON, and where.
package struct CanonicalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Equatable, Sendable {
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

  /// What is wrong.
  package let reason: Reason
  /// Line, from 1.
  package let line: Int
  /// Byte within the line, from 1.
  package let column: Int

  init(_ reason: Reason, in bytes: [UInt8], at offset: Int) {
    let before = bytes.prefix(offset)
    self.reason = reason
    line = 1 + before.count(where: { $0 == 0x0A })
    column = 1 + offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
  }

  package var description: String { "line \(line), column \(column): \(words)" }

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
    case .character(let value): "the character U+\(hexadecimal(value)) may not be recorded"
    case .notNormalized: "not in normalization form C"
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
