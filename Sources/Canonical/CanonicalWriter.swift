/// Writes canonical JSON; what it cannot say canonically it refuses.
struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends a value that stands inside `depth` arrays and objects.
  mutating func append(_ value: JSONValue, depth: Int) throws(CanonicalError) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let number): try append(number)
    case .string(let text): try append(text)
    case .array(let elements): try append(elements, depth: depth)
    case .object(let members): try append(members, depth: depth)
    }
  }

  private mutating func append(_ number: Int) throws(CanonicalError) {
    guard JSONValue.integers.contains(number) else { throw failure(.integer) }
    bytes.append(contentsOf: String(number).utf8)
  }

  private mutating func append(_ elements: [JSONValue], depth: Int) throws(CanonicalError) {
    guard depth < CanonicalJSON.maximumDepth else { throw failure(.tooDeep) }
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      try append(element, depth: depth + 1)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func append(
    _ members: [String: JSONValue], depth: Int
  ) throws(CanonicalError) {
    guard depth < CanonicalJSON.maximumDepth else { throw failure(.tooDeep) }
    bytes.append(UInt8(ascii: "{"))
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (index, member) in sorted.enumerated() {
      guard CanonicalJSON.isKey(member.key) else { throw failure(.key) }
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: member.key.utf8)
      bytes.append(contentsOf: "\":".utf8)
      try append(member.value, depth: depth + 1)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func append(_ text: String) throws(CanonicalError) {
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
    } catch {
      throw failure(CanonicalError.Reason(error))
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

  private func failure(_ reason: CanonicalError.Reason) -> CanonicalError {
    CanonicalError(reason, in: [], at: 0)
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
