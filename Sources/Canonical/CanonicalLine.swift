/// One line that was found canonical, an object; its members are read where they stand.
///
/// Reading a few members of a line costs no dictionary and no text but those asked for.
package struct CanonicalLine: Sendable {
  /// The line, without its line feed.
  package let bytes: [UInt8]
  private let members: [CanonicalScanner.Member]

  /// Checks a line.
  ///
  /// - Parameters:
  ///   - bytes: The line, without its line feed.
  ///   - number: The number of the line in its file, which errors name.
  /// - Throws: what is wrong and where.
  package init(_ bytes: [UInt8], number: Int = 1) throws(CanonicalError) {
    var scanner = CanonicalScanner()
    guard scanner.scanObject(bytes.span) else {
      throw scanner.error(in: bytes.span, number: number)
    }
    self.bytes = bytes
    members = scanner.members
  }

  /// How many members the line has.
  package var count: Int { members.count }

  /// The key of a member, by its number in the order of the line, which is sorted.
  package func key(_ number: Int) -> String {
    CanonicalBuilder.text(members[number].key, in: bytes.span)
  }

  /// How the key of a member stands to another in the order of keys: negative when it comes
  /// before it, 0 when it is that key.
  package func compare(_ number: Int, with key: StaticString) -> Int {
    let own = members[number].key
    for offset in 0..<min(own.count, key.utf8CodeUnitCount) {
      let other = unsafe key.utf8Start[offset]
      let byte = bytes[own.lowerBound + offset]
      if byte != other { return Int(byte) - Int(other) }
    }
    return own.count - key.utf8CodeUnitCount
  }

  /// The value of a member.
  package func value(_ number: Int) -> CanonicalValue {
    CanonicalValue(bytes, at: members[number].value.lowerBound)
  }
}
