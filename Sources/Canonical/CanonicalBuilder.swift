/// Makes values of bytes that a `CanonicalScanner` accepted, level by level and without recursion.
struct CanonicalBuilder {
  private struct Level {
    let isObject: Bool
    let firstValue: Int
    let firstKey: Int
  }

  private var index: Int
  private var levels: [Level] = []
  /// The values of all open levels, one level after another.
  private var values: [JSONValue] = []
  private var keys: [String] = []

  private init(at index: Int) {
    self.index = index
  }

  /// Room for a record, so that few values make the arrays grow.
  private mutating func reserve() {
    levels.reserveCapacity(4)
    values.reserveCapacity(16)
    keys.reserveCapacity(16)
  }

  /// The value that begins at an index of an accepted line.
  static func value(at index: Int, in line: Span<UInt8>) -> JSONValue {
    var builder = CanonicalBuilder(at: index)
    builder.reserve()
    repeat { builder.step(in: line) } while !builder.levels.isEmpty
    return builder.values.last ?? .null
  }

  /// The text between two quotes of an accepted line.
  static func text(_ range: Range<Int>, in line: Span<UInt8>) -> String {
    text(at: range.lowerBound, in: line).text
  }

  /// The text that begins behind a quote of an accepted line, and where the quote after it stands.
  private static func text(at start: Int, in line: Span<UInt8>) -> (text: String, end: Int) {
    var isASCII = true
    var isEscaped = false
    var end = PlainBytes.end(from: start, in: line)
    while line[end] != UInt8(ascii: "\"") {
      if line[end] == UInt8(ascii: "\\") {
        isEscaped = true
        end += 1
      } else {
        isASCII = false
      }
      end = PlainBytes.end(from: end + 1, in: line)
    }
    let bytes = line.extracting(start..<end)
    guard !isEscaped else { return (unescaped(bytes), end) }
    // The scanner has seen that these are UTF-8.
    return (unsafe String(copying: UTF8Span(unchecked: bytes, isKnownASCII: isASCII)), end)
  }

  private static func unescaped(_ bytes: Span<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var next = 0
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "\\"), let byte = CanonicalJSON.escaped(bytes[next + 1]) {
        plain.append(byte)
        next += 2
      } else {
        plain.append(bytes[next])
        next += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The integer that begins at an index of an accepted line.
  static func integer(at index: Int, in line: Span<UInt8>) -> Int {
    var builder = CanonicalBuilder(at: index)
    return builder.integer(in: line)
  }

  private mutating func step(in line: Span<UInt8>) {
    switch line[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): open(line[index] == UInt8(ascii: "{"))
    case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
    case UInt8(ascii: ","), UInt8(ascii: ":"): index += 1
    case UInt8(ascii: "\""): keyOrText(in: line)
    case UInt8(ascii: "t"): add(.bool(true), length: 4)
    case UInt8(ascii: "f"): add(.bool(false), length: 5)
    case UInt8(ascii: "n"): add(.null, length: 4)
    default: values.append(.integer(integer(in: line)))
    }
  }

  private mutating func open(_ isObject: Bool) {
    levels.append(
      Level(isObject: isObject, firstValue: values.count, firstKey: keys.count))
    index += 1
  }

  private mutating func close() {
    index += 1
    guard let level = levels.popLast() else { return }
    // No slice may live on while the level is taken off: all open levels would be copied.
    let count = values.count - level.firstValue
    let value: JSONValue
    if level.isObject {
      var members = [String: JSONValue](minimumCapacity: count)
      for offset in 0..<count {
        members[keys[level.firstKey + offset]] = values[level.firstValue + offset]
      }
      value = .object(members)
      keys.removeLast(count)
    } else {
      value = .array(Array(values[level.firstValue...]))
    }
    values.removeLast(count)
    values.append(value)
  }

  /// A string; in an accepted line it is a key exactly when a colon follows.
  private mutating func keyOrText(in line: Span<UInt8>) {
    let (text, end) = Self.text(at: index + 1, in: line)
    index = end + 1
    if index < line.count, line[index] == UInt8(ascii: ":") {
      keys.append(text)
    } else {
      values.append(.string(text))
    }
  }

  private mutating func integer(in line: Span<UInt8>) -> Int {
    let isNegative = line[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var magnitude = 0
    while index < line.count, (0x30...0x39).contains(line[index]) {
      magnitude = magnitude * 10 + Int(line[index] - 0x30)
      index += 1
    }
    return isNegative ? -magnitude : magnitude
  }

  private mutating func add(_ value: JSONValue, length: Int) {
    values.append(value)
    index += length
  }
}
