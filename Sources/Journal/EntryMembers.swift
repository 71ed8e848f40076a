import Canonical

/// Takes the members of an entry one by one where they stand, so that what does not belong is
/// noticed.
///
/// They must be asked for in the order of their keys, as a canonical line has them in it.
struct EntryMembers {
  private let line: CanonicalLine
  private var next = 0

  init(_ line: CanonicalLine) {
    self.line = line
  }

  mutating func integer(_ key: StaticString) throws(EntryError) -> Int {
    guard let value = try take(key).integer else { throw .member(key.description) }
    return value
  }

  mutating func natural(_ key: StaticString) throws(EntryError) -> Int {
    let value = try integer(key)
    guard value >= 0 else { throw .member(key.description) }
    return value
  }

  mutating func string(_ key: StaticString) throws(EntryError) -> String {
    guard let value = try take(key).string else { throw .member(key.description) }
    return value
  }

  mutating func optionalString(_ key: StaticString) throws(EntryError) -> String? {
    guard try has(key) else { return nil }
    return try string(key)
  }

  mutating func strings(_ key: StaticString) throws(EntryError) -> [String] {
    guard let value = try take(key).strings else { throw .member(key.description) }
    return value
  }

  mutating func object(_ key: StaticString) throws(EntryError) -> CanonicalObject {
    guard let value = try take(key).object else { throw .member(key.description) }
    return value
  }

  mutating func digest(_ key: StaticString) throws(EntryError) -> Digest {
    guard let digest = try take(key).digest else { throw .member(key.description) }
    return digest
  }

  mutating func digests(_ key: StaticString) throws(EntryError) -> [Digest] {
    guard let digests = try take(key).digests else { throw .member(key.description) }
    return digests
  }

  /// A string of so many lower-case hexadecimal digits.
  mutating func hex(_ key: StaticString, digits: Int) throws(EntryError) -> String {
    let value = try take(key)
    guard value.isHex(digits: digits), let text = value.string else {
      throw .member(key.description)
    }
    return text
  }

  /// Such a string, which nobody asks for.
  mutating func skipHex(_ key: StaticString, digits: Int) throws(EntryError) {
    guard try take(key).isHex(digits: digits) else { throw .member(key.description) }
  }

  func end() throws(EntryError) {
    if next < line.count { throw .member(line.key(next)) }
  }

  /// Whether the next member is this one.
  ///
  /// - Throws: `member` for one before it that nobody asked for.
  private func has(_ key: StaticString) throws(EntryError) -> Bool {
    guard next < line.count else { return false }
    let order = line.compare(next, with: key)
    guard order >= 0 else { throw .member(line.key(next)) }
    return order == 0
  }

  private mutating func take(_ key: StaticString) throws(EntryError) -> CanonicalValue {
    guard try has(key) else { throw .member(key.description) }
    next += 1
    return line.value(next - 1)
  }
}
