/// Writes canonical JSON, level by level and without recursion; what it cannot say canonically it
/// refuses.
struct CanonicalWriter {
  /// An array or object that is being written: what is left of it.
  private enum Level {
    case array(ArraySlice<JSONValue>)
    case object(ArraySlice<(key: String, value: JSONValue)>)
  }

  private(set) var bytes: [UInt8] = []
  private var levels: [Level] = []

  /// Appends a value with all that it holds.
  ///
  /// - Throws: why it has no canonical bytes.
  mutating func append(_ value: JSONValue) throws(CanonicalError) {
    try begin(value)
    while let level = levels.popLast() {
      guard bytes.count <= CanonicalJSON.maximumBytes else { throw CanonicalError(.tooLong) }
      switch level {
      case .array(let rest): try next(rest)
      case .object(let rest): try next(rest)
      }
    }
    guard bytes.count <= CanonicalJSON.maximumBytes else { throw CanonicalError(.tooLong) }
  }

  /// Writes a value, or the beginning of an array or object.
  private mutating func begin(_ value: JSONValue) throws(CanonicalError) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let number): try append(number)
    case .string(let text): try append(text)
    case .array(let elements):
      try open(.array(elements[...]), UInt8(ascii: "["))
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      try open(.object(sorted[...]), UInt8(ascii: "{"))
    }
  }

  private mutating func open(_ level: Level, _ bracket: UInt8) throws(CanonicalError) {
    guard levels.count < CanonicalJSON.maximumDepth else { throw CanonicalError(.tooDeep) }
    bytes.append(bracket)
    levels.append(level)
  }

  private mutating func next(_ rest: ArraySlice<JSONValue>) throws(CanonicalError) {
    guard let element = rest.first else { return bytes.append(UInt8(ascii: "]")) }
    if rest.startIndex > 0 { bytes.append(UInt8(ascii: ",")) }
    levels.append(.array(rest.dropFirst()))
    try begin(element)
  }

  private mutating func next(
    _ rest: ArraySlice<(key: String, value: JSONValue)>
  ) throws(CanonicalError) {
    guard let member = rest.first else { return bytes.append(UInt8(ascii: "}")) }
    guard CanonicalJSON.isKey(member.key) else { throw CanonicalError(.key) }
    if rest.startIndex > 0 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: member.key.utf8)
    bytes.append(contentsOf: "\":".utf8)
    levels.append(.object(rest.dropFirst()))
    try begin(member.value)
  }

  private mutating func append(_ number: Int) throws(CanonicalError) {
    guard JSONValue.integers.contains(number) else { throw CanonicalError(.integer) }
    bytes.append(contentsOf: String(number).utf8)
  }

  private mutating func append(_ text: String) throws(CanonicalError) {
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
    } catch {
      throw CanonicalError(CanonicalError.Reason(error))
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension CanonicalError.Reason {
  init(_ violation: TextProfile.Violation) {
    switch violation {
    case .character(let value): self = .character(value)
    case .notNormalized: self = .notNormalized
    }
  }
}
