/// A key of one to eight bytes, which is compared at once.
package struct CanonicalKey: Sendable {
  fileprivate let word: UInt64
  fileprivate let count: Int

  /// A key that stands in the program.
  package init(_ text: StaticString) {
    precondition((1...8).contains(text.utf8CodeUnitCount))
    var word: UInt64 = 0
    for offset in 0..<text.utf8CodeUnitCount {
      word |= unsafe UInt64(text.utf8Start[offset]) << UInt64(8 * offset)
    }
    self.word = word
    count = text.utf8CodeUnitCount
  }

  /// Whether the bytes of a range are this text.
  package func equals(_ range: Range<Int>, in line: Span<UInt8>) -> Bool {
    guard range.count == count else { return false }
    guard range.lowerBound + 8 <= line.count else {
      return range.enumerated().allSatisfy { offset, index in
        UInt64(line[index]) == word >> UInt64(8 * offset) & 0xFF
      }
    }
    let bytes = unsafe line.withUnsafeBytes { raw in
      unsafe UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
    }
    return bytes << UInt64(64 - 8 * count) == word << UInt64(64 - 8 * count)
  }
}

extension CanonicalScanner {
  /// Where the value of a member stands.
  ///
  /// - Parameters:
  ///   - number: The member's number in the order of the line.
  ///   - key: The key that it must have.
  ///   - line: The line that was scanned last.
  /// - Returns: The value's range; nil where the member has another key, or is not there.
  package func value(_ number: Int, of key: CanonicalKey, in line: Span<UInt8>) -> Range<Int>? {
    guard number < members.count, key.equals(members[number].key, in: line) else { return nil }
    return members[number].value
  }
}
