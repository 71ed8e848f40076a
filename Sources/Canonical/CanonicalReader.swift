/// Reads canonical JSON in one pass by index: every token has one spelling, so what is accepted
/// re-serialises to the same bytes.
struct CanonicalReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value that fills the bytes.
  mutating func document() throws(CanonicalError) -> JSONValue {
    let value = try value(depth: 0)
    guard index == bytes.count else { throw failure(.trailing) }
    return value
  }

  private mutating func value(depth: Int) throws(CanonicalError) -> JSONValue {
    guard let first = peek else { throw failure(.truncated) }
    switch first {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return .integer(try integer())
    default: throw failure(.unexpected)
    }
  }

  private mutating func object(depth: Int) throws(CanonicalError) -> JSONValue {
    guard depth < CanonicalJSON.maximumDepth else { throw failure(.tooDeep) }
    index += 1
    var members: [String: JSONValue] = [:]
    var last = 0..<0
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      let key = try key()
      guard last.isEmpty || bytes[last].lexicographicallyPrecedes(bytes[key]) else {
        throw CanonicalError(.keyOrder, in: bytes, at: key.lowerBound)
      }
      last = key
      try need(UInt8(ascii: ":"))
      members[String(decoding: bytes[key], as: UTF8.self)] = try value(depth: depth + 1)
    } while skip(UInt8(ascii: ","))
    try need(UInt8(ascii: "}"))
    return .object(members)
  }

  private mutating func array(depth: Int) throws(CanonicalError) -> JSONValue {
    guard depth < CanonicalJSON.maximumDepth else { throw failure(.tooDeep) }
    index += 1
    var elements: [JSONValue] = []
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
    } while skip(UInt8(ascii: ","))
    try need(UInt8(ascii: "]"))
    return .array(elements)
  }

  /// The range of a key between its quotes.
  private mutating func key() throws(CanonicalError) -> Range<Int> {
    try need(UInt8(ascii: "\""))
    let start = index
    while let byte = peek, byte != UInt8(ascii: "\"") {
      let inside = index > start ? CanonicalJSON.isKeyByte(byte) : (0x61...0x7A).contains(byte)
      guard inside, index - start < 40 else { throw failure(.key) }
      index += 1
    }
    guard index < bytes.count else { throw failure(.truncated) }
    guard index > start else { throw failure(.key) }
    let range = start..<index
    index += 1
    return range
  }

  private mutating func string() throws(CanonicalError) -> String {
    index += 1
    let start = index
    var plain: [UInt8] = []
    var copied = start
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw failure(.character(UInt32(byte))) }
      guard byte == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      plain.append(contentsOf: bytes[copied..<index])
      plain.append(try escape())
      copied = index
    }
    guard index < bytes.count else { throw failure(.truncated) }
    let end = index
    index += 1
    if copied == start { return try text(bytes[start..<end], at: start) }
    plain.append(contentsOf: bytes[copied..<end])
    return try text(plain[...], at: start)
  }

  private func text(_ utf8: ArraySlice<UInt8>, at start: Int) throws(CanonicalError) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw CanonicalError(.encoding, in: bytes, at: start)
    }
    if utf8.allSatisfy(TextProfile.isPlainASCII) { return text }
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
    } catch {
      throw CanonicalError(CanonicalError.Reason(error), in: bytes, at: start)
    }
    return text
  }

  private mutating func escape() throws(CanonicalError) -> UInt8 {
    index += 1
    guard let byte = peek else { throw failure(.truncated) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    default: throw CanonicalError(.escape, in: bytes, at: index - 2)
    }
  }

  private mutating func integer() throws(CanonicalError) -> Int {
    let start = index
    let negative = skip(UInt8(ascii: "-"))
    let digits = index
    var magnitude = 0
    while let byte = peek, (0x30...0x39).contains(byte) {
      guard index - digits < 16 else { throw CanonicalError(.integer, in: bytes, at: start) }
      magnitude = magnitude * 10 + Int(byte - 0x30)
      index += 1
    }
    let length = index - digits
    let leadingZero = length > 0 && bytes[digits] == 0x30 && (length > 1 || negative)
    let fraction = peek.map { $0 == 0x2E || $0 == 0x65 || $0 == 0x45 } ?? false
    guard length > 0, !leadingZero, !fraction, JSONValue.integers.contains(magnitude) else {
      throw CanonicalError(.integer, in: bytes, at: start)
    }
    return negative ? -magnitude : magnitude
  }

  private mutating func word(
    _ text: StaticString, _ value: JSONValue
  ) throws(CanonicalError) -> JSONValue {
    for byte in text.description.utf8 { try need(byte) }
    return value
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func need(_ byte: UInt8) throws(CanonicalError) {
    guard let next = peek else { throw failure(.truncated) }
    guard next == byte else { throw failure(.unexpected) }
    index += 1
  }

  private func failure(_ reason: CanonicalError.Reason) -> CanonicalError {
    CanonicalError(reason, in: bytes, at: index)
  }
}
