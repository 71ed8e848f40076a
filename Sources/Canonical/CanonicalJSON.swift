/// The canonical JSON profile of the records (design 5.2): RFC 8785 made trivial.
///
/// One value has one spelling, so the bytes that were hashed are the bytes that are kept.
package enum CanonicalJSON {
  /// The longest line, in bytes.
  package static let maximumBytes = 1 << 20
  /// How deep arrays and objects may nest.
  package static let maximumDepth = 16

  /// Whether a text may stand as a key: `[a-z][a-z0-9_]{0,39}`.
  ///
  /// Keys are never made from data.
  package static func isKey(_ text: String) -> Bool {
    guard (1...40).contains(text.utf8.count), let first = text.utf8.first,
      (0x61...0x7A).contains(first)
    else { return false }
    return text.utf8.allSatisfy(isKeyByte)
  }

  static func isKeyByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  /// What a byte after a backslash stands for; nil where the profile has no such escape.
  static func escaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// Reads one value that fills the bytes, refusing every spelling but the canonical one.
  ///
  /// - Parameters:
  ///   - bytes: The value, without a line feed.
  ///   - line: The number of the line in its file, which errors name.
  /// - Returns: The value.
  /// - Throws: what is wrong and where.
  package static func read(
    _ bytes: [UInt8], line: Int = 1
  ) throws(CanonicalError) -> JSONValue {
    var scanner = CanonicalScanner()
    guard scanner.scan(bytes.span) else { throw scanner.error(in: bytes.span, number: line) }
    return CanonicalBuilder.value(at: 0, in: bytes.span)
  }

  /// Reads one line that must be an object, as records are.
  ///
  /// - Parameters:
  ///   - bytes: The line, without its line feed.
  ///   - line: The number of the line in its file, which errors name.
  /// - Returns: The object's members.
  /// - Throws: what is wrong and where.
  package static func readObject(
    _ bytes: [UInt8], line: Int = 1
  ) throws(CanonicalError) -> [String: JSONValue] {
    guard let members = try read(bytes, line: line).object else {
      throw CanonicalError(.notAnObject, at: .init(line: line, column: 1))
    }
    return members
  }

  /// The canonical bytes of a value, without a line end.
  ///
  /// - Throws: `tooDeep`, `tooLong`, `key`, `integer` or a character of the profile; without a
  ///   place, as there is no text yet.
  package static func write(_ value: JSONValue) throws(CanonicalError) -> [UInt8] {
    var writer = CanonicalWriter()
    try writer.append(value)
    return writer.bytes
  }
}
