/// An object within a line that was found canonical; its members are read where they stand.
///
/// A record's members are asked for once or twice, so that building a dictionary of all of them
/// would cost more than finding the few.
package struct CanonicalObject: Sendable {
  private let line: [UInt8]
  private let start: Int

  /// The object at an index of an accepted line; nil where another value stands there.
  init?(_ line: [UInt8], at start: Int) {
    guard line[start] == UInt8(ascii: "{") else { return nil }
    self.line = line
    self.start = start
  }

  /// The value of a member; nil where there is none.
  package subscript(key: StaticString) -> CanonicalValue? {
    let bytes = line.span
    var next = start + 1
    while bytes[next] == UInt8(ascii: "\"") {
      let keyEnd = PlainBytes.end(from: next + 1, in: bytes)
      let order = Self.order(next + 1..<keyEnd, key, bytes)
      // Keys stand in order, so that behind a larger one there is none.
      guard order <= 0 else { return nil }
      let value = keyEnd + 2
      if order == 0 { return CanonicalValue(line, at: value) }
      let end = CanonicalValue.end(from: value, in: bytes)
      guard bytes[end] == UInt8(ascii: ",") else { return nil }
      next = end + 1
    }
    return nil
  }

  /// All members, as values.
  package var members: [String: JSONValue] {
    CanonicalBuilder.value(at: start, in: line.span).object ?? [:]
  }

  private static func order(
    _ own: Range<Int>, _ key: StaticString, _ bytes: Span<UInt8>
  ) -> Int {
    for offset in 0..<min(own.count, key.utf8CodeUnitCount) {
      let other = unsafe key.utf8Start[offset]
      let byte = bytes[own.lowerBound + offset]
      if byte != other { return Int(byte) - Int(other) }
    }
    return own.count - key.utf8CodeUnitCount
  }
}
