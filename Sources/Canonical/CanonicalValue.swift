/// A value within a line that was found canonical, read as what it is asked to be.
package struct CanonicalValue: Sendable {
  private let line: [UInt8]
  private let start: Int

  init(_ line: [UInt8], at start: Int) {
    self.line = line
    self.start = start
  }

  /// The value as such.
  package var json: JSONValue { CanonicalBuilder.value(at: start, in: line.span) }

  /// The text of a string; nil for anything else.
  package var string: String? {
    guard isText else { return nil }
    let end = Self.textEnd(from: start + 1, in: line.span)
    return CanonicalBuilder.text(start + 1..<end, in: line.span)
  }

  /// The value of an integer; nil for anything else.
  package var integer: Int? {
    switch line[start] {
    case UInt8(ascii: "-"), 0x30...0x39: CanonicalBuilder.integer(at: start, in: line.span)
    default: nil
    }
  }

  /// A string of 64 lower-case hexadecimal digits; nil for anything else.
  package var digest: Digest? {
    guard isText else { return nil }
    let end = Self.textEnd(from: start + 1, in: line.span)
    return Digest(hexBytes: line.span.extracting(start + 1..<end))
  }

  /// Whether this is a string of so many lower-case hexadecimal digits.
  package func isHex(digits: Int) -> Bool {
    guard isText else { return false }
    let end = Self.textEnd(from: start + 1, in: line.span)
    return end - start - 1 == digits && Hex.isText(line.span.extracting(start + 1..<end))
  }

  /// The texts of an array that holds only strings; nil for anything else.
  package var strings: [String]? {
    var texts: [String] = []
    let isRead = eachText { texts.append(CanonicalBuilder.text($0, in: line.span)) }
    return isRead ? texts : nil
  }

  /// The digests of an array that holds only digests; nil for anything else.
  package var digests: [Digest]? {
    var digests: [Digest] = []
    var count = 0
    let isRead = eachText { range in
      count += 1
      if let digest = Digest(hexBytes: line.span.extracting(range)) { digests.append(digest) }
    }
    return isRead && digests.count == count ? digests : nil
  }

  /// The object; nil for anything else.
  package var object: CanonicalObject? { CanonicalObject(line, at: start) }

  private var isText: Bool { line[start] == UInt8(ascii: "\"") }

  /// Hands on where each text of an array stands, between its quotes.
  ///
  /// - Returns: false where this is no array, or holds something else.
  private func eachText(_ take: (Range<Int>) -> Void) -> Bool {
    let bytes = line.span
    guard bytes[start] == UInt8(ascii: "[") else { return false }
    var next = start + 1
    if bytes[next] == UInt8(ascii: "]") { return true }
    while bytes[next] == UInt8(ascii: "\"") {
      let end = Self.textEnd(from: next + 1, in: bytes)
      take(next + 1..<end)
      if bytes[end + 1] == UInt8(ascii: "]") { return true }
      next = end + 2
    }
    return false
  }

  /// The index behind the value that begins at an index of an accepted line.
  static func end(from start: Int, in line: Span<UInt8>) -> Int {
    var index = start
    var depth = 0
    repeat {
      switch line[index] {
      case UInt8(ascii: "\""): index = textEnd(from: index + 1, in: line) + 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        index += 1
      default: index += 1
      }
    } while depth > 0 || (index < line.count && goesOn(at: index, from: start, in: line))
    return index
  }

  /// Whether the byte belongs to the number or word that began at an index.
  private static func goesOn(at index: Int, from start: Int, in line: Span<UInt8>) -> Bool {
    switch line[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): false
    default: line[index] != UInt8(ascii: ",") && line[index] | 0x20 != UInt8(ascii: "}")
    }
  }

  /// Where the quote stands that ends the text that begins at an index.
  private static func textEnd(from start: Int, in line: Span<UInt8>) -> Int {
    var end = PlainBytes.end(from: start, in: line)
    while line[end] != UInt8(ascii: "\"") {
      if line[end] == UInt8(ascii: "\\") { end += 1 }
      end = PlainBytes.end(from: end + 1, in: line)
    }
    return end
  }
}
