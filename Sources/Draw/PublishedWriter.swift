/// Writes published JSON in either of its two forms.
struct PublishedWriter {
  private(set) var bytes: [UInt8] = []
  private let indented: Bool

  init(indented: Bool) {
    self.indented = indented
  }

  /// Appends a value that stands inside `depth` arrays and objects.
  mutating func append(_ value: PublishedJSON, depth: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let number): append(String(number))
    case .number(let spelling): append(spelling)
    case .string(let text): appendQuoted(text)
    case .array(let elements): append(elements, depth: depth)
    case .object(let members): append(members, depth: depth)
    }
  }

  private mutating func append(_ elements: [PublishedJSON], depth: Int) {
    append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      append(element, depth: depth + 1)
    }
    if !elements.isEmpty { breakLine(depth) }
    append("]")
  }

  private mutating func append(_ members: [PublishedJSON.Member], depth: Int) {
    append("{")
    for (index, member) in inOrder(members).enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      appendQuoted(member.key)
      append(indented ? ": " : ":")
      append(member.value, depth: depth + 1)
    }
    if !members.isEmpty { breakLine(depth) }
    append("}")
  }

  private func inOrder(_ members: [PublishedJSON.Member]) -> [PublishedJSON.Member] {
    indented ? members : members.sorted { DrawText.precedes($0.key, $1.key) }
  }

  private mutating func breakLine(_ depth: Int) {
    guard indented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func appendQuoted(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0x00...0x1F: append((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }
}
