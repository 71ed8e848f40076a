/// Reads JSON in any spelling; nil for anything that is not JSON in UTF-8.
///
/// A folder may have been written by another program, and only what it says is compared.
struct PublishedReader {
  private let bytes: [UInt8]
  private var index = 0

  /// How deep values may nest; what is read here needs 4.
  private static let maximumDepth = 32

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value that fills the bytes.
  static func read(_ bytes: [UInt8]) -> PublishedJSON? {
    var reader = PublishedReader(bytes)
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.index == bytes.count ? value : nil
  }

  private mutating func value(depth: Int) -> PublishedJSON? {
    guard depth <= PublishedReader.maximumDepth else { return nil }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map(PublishedJSON.string)
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  /// Of members with one key the last counts, as in Python.
  private mutating func object(depth: Int) -> PublishedJSON? {
    index += 1
    var members: [PublishedJSON.Member] = []
    var places: [[UInt8]: Int] = [:]
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\""), let key = string(), skip(UInt8(ascii: ":")),
        let value = value(depth: depth + 1)
      else { return nil }
      let member = PublishedJSON.Member(key, value)
      if let place = places[Array(key.utf8)] {
        members[place] = member
      } else {
        places[Array(key.utf8)] = members.count
        members.append(member)
      }
    } while skip(UInt8(ascii: ","))
    return skip(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array(depth: Int) -> PublishedJSON? {
    index += 1
    var elements: [PublishedJSON] = []
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
    } while skip(UInt8(ascii: ","))
    return skip(UInt8(ascii: "]")) ? .array(elements) : nil
  }

  private mutating func string() -> String? {
    index += 1
    var plain: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { return nil }
      index += 1
      if byte == UInt8(ascii: "\\") {
        guard let scalar = escape() else { return nil }
        plain.append(contentsOf: String(Character(scalar)).utf8)
      } else {
        plain.append(byte)
      }
    }
    guard peek != nil else { return nil }
    index += 1
    return String(validating: plain, as: UTF8.self)
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = peek else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return codePoint()
    default: return nil
    }
  }

  private mutating func codePoint() -> Unicode.Scalar? {
    guard let high = fourDigits() else { return nil }
    guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
    guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let low = fourDigits(),
      (0xDC00...0xDFFF).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func fourDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<index + 4]
    guard digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || isHexLetter($0) })
    else { return nil }
    index += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private func isHexLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
  }

  private mutating func number() -> PublishedJSON? {
    let start = index
    _ = take(UInt8(ascii: "-"))
    guard let first = peek, digits() else { return nil }
    let whole = bytes[start..<index].drop { $0 == UInt8(ascii: "-") }
    guard first != UInt8(ascii: "0") || whole.count == 1 else { return nil }
    if take(UInt8(ascii: ".")), !digits() { return nil }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() else { return nil }
    }
    let spelling = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let integer = Int(spelling), String(integer) == spelling else {
      return .number(spelling)
    }
    return .integer(integer)
  }

  private mutating func digits() -> Bool {
    let start = index
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { index += 1 }
    return index > start
  }

  private mutating func word(_ text: StaticString, _ value: PublishedJSON) -> PublishedJSON? {
    for byte in text.description.utf8 where !take(byte) { return nil }
    return value
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// Whether the byte comes next, spaces before it passed over.
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    return take(byte)
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }
}
