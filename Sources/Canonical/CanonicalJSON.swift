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

  /// Reads one value that fills the bytes, refusing every spelling but the canonical one.
  ///
  /// - Throws: what is wrong and where.
  package static func read(_ bytes: [UInt8]) throws(CanonicalError) -> JSONValue {
    guard bytes.count <= maximumBytes else { throw CanonicalError(.tooLong, in: bytes, at: 0) }
    var reader = CanonicalReader(bytes)
    return try reader.document()
  }

  /// Reads one line that must be an object, as records are.
  ///
  /// - Throws: what is wrong and where.
  package static func readObject(
    _ bytes: [UInt8]
  ) throws(CanonicalError) -> [String: JSONValue] {
    guard let members = try read(bytes).object else {
      throw CanonicalError(.notAnObject, in: bytes, at: 0)
    }
    return members
  }

  /// The canonical bytes of a value, without a line end.
  ///
  /// - Throws: `tooDeep`, `tooLong`, `key`, `integer` or a character of the profile; the place is
  ///   line 1, column 1, as there is no text yet.
  package static func write(_ value: JSONValue) throws(CanonicalError) -> [UInt8] {
    var writer = CanonicalWriter()
    try writer.append(value, depth: 0)
    guard writer.bytes.count <= maximumBytes else {
      throw CanonicalError(.tooLong, in: [], at: 0)
    }
    return writer.bytes
  }
}
