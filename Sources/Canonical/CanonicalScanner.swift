/// Decides whether lines are canonical JSON, in one pass by byte index and without building values.
///
/// Every token has one spelling (design 5.2), so what is accepted re-serialises to the same bytes.
/// What is open is one bit a level, never a call, so no input can use up the stack. A scanner that
/// has seen its longest line allocates nothing more: use one for a whole stream.
package struct CanonicalScanner: Sendable {
  /// Where a member of the outermost object stands; offsets of bytes in the line.
  package struct Member: Equatable, Sendable {
    fileprivate var keyStart: UInt32 = 0
    fileprivate var keyEnd: UInt32 = 0
    fileprivate var valueStart: UInt32 = 0
    fileprivate var valueEnd: UInt32 = 0

    /// The key, between its quotes.
    package var key: Range<Int> { Int(keyStart)..<Int(keyEnd) }
    /// The value, with the quotes of a string.
    package var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
  }

  /// The members of the line scanned last, in its order; none where it is no object.
  package private(set) var members: [Member] = []

  private var member = Member()
  private var levels = Levels()
  /// What was found last to be wrong, and at which byte; of no meaning after a line was accepted.
  private var fault: (reason: CanonicalError.Reason, offset: Int) = (.truncated, 0)
  /// What a token that is refused gives in place of the index behind it.
  private static let refused = -1

  /// A scanner that has seen nothing.
  package init() {}

  /// Whether the bytes, without a line feed, are one canonical value.
  package mutating func scan(_ line: Span<UInt8>) -> Bool {
    members.removeAll(keepingCapacity: true)
    member = Member()
    levels = Levels()
    guard line.count <= CanonicalJSON.maximumBytes else { return refuse(.tooLong, at: 0) }
    let end = values(in: line)
    guard end >= 0 else { return false }
    return end == line.count || refuse(.trailing, at: end)
  }

  /// Whether the bytes, without a line feed, are one canonical object, as records are.
  package mutating func scanObject(_ line: Span<UInt8>) -> Bool {
    guard scan(line) else { return false }
    return line[0] == UInt8(ascii: "{") || refuse(.notAnObject, at: 0)
  }

  /// Why the line scanned last was refused.
  ///
  /// - Parameters:
  ///   - line: The bytes that were scanned.
  ///   - number: The number of the line in its file, from 1.
  /// - Returns: The reason and the place.
  package func error(in line: Span<UInt8>, number: Int = 1) -> CanonicalError {
    var lines = 0
    var start = 0
    for offset in 0..<min(fault.offset, line.count) where line[offset] == 0x0A {
      lines += 1
      start = offset + 1
    }
    let place = CanonicalError.Place(line: number + lines, column: 1 + fault.offset - start)
    return CanonicalError(fault.reason, at: place)
  }

  // MARK: - Values

  /// Goes through a value and all that it holds; the index behind it.
  private mutating func values(in line: Span<UInt8>) -> Int {
    var index = 0
    while true {
      guard index < line.count else { return refuse(.truncated, at: index) }
      let byte = line[index]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        // What closes is two characters behind what opens.
        let isEmpty = index + 1 < line.count && line[index + 1] == byte + 2
        guard levels.open(object: byte == UInt8(ascii: "{")) else {
          return refuse(.tooDeep, at: index)
        }
        index += 1
        if !isEmpty {
          if levels.inObject { index = key(at: index, in: line) }
          guard index >= 0 else { return index }
          continue
        }
      } else {
        index = byte == UInt8(ascii: "\"") ? string(at: index, in: line) : word(at: index, in: line)
        guard index >= 0 else { return index }
      }
      index = afterValue(at: index, in: line)
      guard index >= 0, levels.depth > 0 else { return index }
    }
  }

  /// Closes what ends with the value before the index; where the next value begins, or the index
  /// behind the whole.
  private mutating func afterValue(at start: Int, in line: Span<UInt8>) -> Int {
    var index = start
    while levels.depth > 0 {
      guard index < line.count else { return refuse(.truncated, at: index) }
      let byte = line[index]
      if byte == UInt8(ascii: ",") {
        guard levels.inObject else { return index + 1 }
        noteMember(endingAt: index)
        return key(at: index + 1, in: line)
      }
      guard byte == levels.bracket else { return refuse(.unexpected, at: index) }
      noteMember(endingAt: index)
      levels.close()
      index += 1
    }
    return index
  }

  @inline(__always)
  private mutating func noteMember(endingAt index: Int) {
    guard levels.depth == 1, levels.inObject, member.valueStart > 0 else { return }
    member.valueEnd = UInt32(truncatingIfNeeded: index)
    if members.isEmpty { members.reserveCapacity(16) }
    members.append(member)
    member.valueStart = 0
  }

  // MARK: - Tokens

  /// A key and its colon; where its value begins.
  private mutating func key(at index: Int, in line: Span<UInt8>) -> Int {
    guard index < line.count else { return refuse(.truncated, at: index) }
    guard line[index] == UInt8(ascii: "\"") else { return refuse(.unexpected, at: index) }
    let start = index + 1
    var end = start
    while end < line.count, CanonicalJSON.isKeyByte(line[end]) { end += 1 }
    guard end < line.count else { return refuse(.truncated, at: end) }
    guard line[end] == UInt8(ascii: "\""), end > start, end - start <= 40 else {
      return refuse(.key, at: min(end, start + 40))
    }
    guard line[start] >= UInt8(ascii: "a") else { return refuse(.key, at: start) }
    guard levels.follows(start, in: line) else { return refuse(.keyOrder, at: start) }
    guard end + 1 < line.count else { return refuse(.truncated, at: end + 1) }
    guard line[end + 1] == UInt8(ascii: ":") else { return refuse(.unexpected, at: end + 1) }
    if levels.depth == 1 {
      member.keyStart = UInt32(truncatingIfNeeded: start)
      member.keyEnd = UInt32(truncatingIfNeeded: end)
      member.valueStart = UInt32(truncatingIfNeeded: end + 2)
    }
    return end + 2
  }

  private mutating func string(at index: Int, in line: Span<UInt8>) -> Int {
    let start = index + 1
    var mayChange = false
    var next = start
    while true {
      next = PlainBytes.end(from: next, in: line)
      guard next < line.count else { return refuse(.truncated, at: next) }
      let byte = line[next]
      if byte == UInt8(ascii: "\"") {
        guard !mayChange || isNormalized(start..<next, in: line) else {
          return refuse(.notNormalized, at: start)
        }
        return next + 1
      }
      next = byte < 0x80 ? escape(at: next, in: line) : wide(at: next, &mayChange, in: line)
      guard next >= 0 else { return next }
    }
  }

  /// An escape, or a control character, which has none.
  private mutating func escape(at index: Int, in line: Span<UInt8>) -> Int {
    guard line[index] == UInt8(ascii: "\\") else {
      return refuse(.character(UInt32(line[index])), at: index)
    }
    guard index + 1 < line.count else { return refuse(.truncated, at: index + 1) }
    guard CanonicalJSON.escaped(line[index + 1]) != nil else { return refuse(.escape, at: index) }
    return index + 2
  }

  /// Characters beyond ASCII, until one within it.
  private mutating func wide(
    at start: Int, _ mayChange: inout Bool, in line: Span<UInt8>
  ) -> Int {
    var index = start
    while index < line.count, line[index] >= 0x80 {
      guard let scalar = UTF8Scalar(in: line, at: index) else {
        return refuse(.encoding, at: index)
      }
      guard TextProfile.admits(code: scalar.value) else {
        return refuse(.character(scalar.value), at: index)
      }
      if !TextProfile.isNormalizationInert(scalar.value) { mayChange = true }
      index += scalar.length
    }
    return index
  }

  /// Whether a text is in normalization form C, for the few whose characters do not tell.
  private func isNormalized(_ range: Range<Int>, in line: Span<UInt8>) -> Bool {
    TextProfile.isNormalized(CanonicalBuilder.text(range, in: line))
  }

  /// A value that is neither a string nor holds others.
  private mutating func word(at index: Int, in line: Span<UInt8>) -> Int {
    switch line[index] {
    case UInt8(ascii: "-"), 0x30...0x39: integer(at: index, in: line)
    case UInt8(ascii: "t"): word("true", at: index, in: line)
    case UInt8(ascii: "f"): word("false", at: index, in: line)
    case UInt8(ascii: "n"): word("null", at: index, in: line)
    default: refuse(.unexpected, at: index)
    }
  }

  private mutating func word(
    _ text: StaticString, at start: Int, in line: Span<UInt8>
  ) -> Int {
    var index = start
    for offset in 0..<text.utf8CodeUnitCount {
      guard index < line.count else { return refuse(.truncated, at: index) }
      guard unsafe text.utf8Start[offset] == line[index] else {
        return refuse(.unexpected, at: index)
      }
      index += 1
    }
    return index
  }

  private mutating func integer(at start: Int, in line: Span<UInt8>) -> Int {
    let isNegative = line[start] == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    var index = first
    var magnitude = 0
    // Sixteen digits say every integer of the profile; with one more it is too large for it.
    while index < line.count, index - first < 17, (0x30...0x39).contains(line[index]) {
      magnitude = magnitude * 10 + Int(line[index] - 0x30)
      index += 1
    }
    guard index > first, magnitude <= JSONValue.integers.upperBound,
      line[first] != 0x30 || index == first + 1 && !isNegative,
      !continuesNumber(at: index, in: line)
    else { return refuse(.integer, at: start) }
    return index
  }

  /// Whether a fraction or an exponent makes another number of the digits before.
  private func continuesNumber(at index: Int, in line: Span<UInt8>) -> Bool {
    guard index < line.count else { return false }
    let byte = line[index]
    return byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  // MARK: - Faults

  @inline(never)
  private mutating func refuse(_ reason: CanonicalError.Reason, at offset: Int) -> Bool {
    fault = (reason, offset)
    return false
  }

  @inline(never)
  private mutating func refuse(_ reason: CanonicalError.Reason, at offset: Int) -> Int {
    fault = (reason, offset)
    return Self.refused
  }
}

/// The arrays and objects that are open.
private struct Levels {
  private(set) var depth = 0
  /// Bit n is set while level n is an object, not an array.
  private var objects: UInt32 = 0
  /// Where the key read last in each level begins; 0 before the first.
  private var lastKeys = InlineArray<17, Int>(repeating: 0)

  /// Whether the innermost one is an object.
  @inline(__always)
  var inObject: Bool { objects >> UInt32(depth) & 1 == 1 }

  /// What closes the innermost one.
  @inline(__always)
  var bracket: UInt8 { inObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

  /// Opens one more, or says that it may not.
  @inline(__always)
  mutating func open(object: Bool) -> Bool {
    guard depth < CanonicalJSON.maximumDepth else { return false }
    depth += 1
    let bit = UInt32(1) << UInt32(depth)
    objects = object ? objects | bit : objects & ~bit
    lastKeys[depth] = 0
    return true
  }

  @inline(__always)
  mutating func close() {
    depth -= 1
  }

  /// Whether the key that starts at an index comes after the one before it in its object.
  ///
  /// The quote that ends a key is smaller than every byte of a key, so it is compared with them.
  @inline(__always)
  mutating func follows(_ start: Int, in line: Span<UInt8>) -> Bool {
    var last = lastKeys[depth]
    lastKeys[depth] = start
    guard last > 0 else { return true }
    var next = start
    while line[last] == line[next], line[last] != UInt8(ascii: "\"") {
      last += 1
      next += 1
    }
    return line[last] < line[next]
  }
}
