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
    guard let value = line.integer(try take(key)) else { throw .member(key.description) }
    return value
  }

  mutating func natural(_ key: StaticString) throws(EntryError) -> Int {
    let value = try integer(key)
    guard value >= 0 else { throw .member(key.description) }
    return value
  }

  mutating func string(_ key: StaticString) throws(EntryError) -> String {
    guard let value = line.string(try take(key)) else { throw .member(key.description) }
    return value
  }

  mutating func optionalString(_ key: StaticString) throws(EntryError) -> String? {
    guard try has(key) else { return nil }
    return try string(key)
  }

  mutating func strings(_ key: StaticString) throws(EntryError) -> [String] {
    guard let value = line.value(try take(key)).strings else { throw .member(key.description) }
    return value
  }

  mutating func object(_ key: StaticString) throws(EntryError) -> [String: JSONValue] {
    guard let value = line.value(try take(key)).object else { throw .member(key.description) }
    return value
  }

  mutating func digest(_ key: StaticString) throws(EntryError) -> Digest {
    guard let digest = line.digest(try take(key)) else { throw .member(key.description) }
    return digest
  }

  mutating func digests(_ key: StaticString) throws(EntryError) -> [Digest] {
    let texts = try strings(key)
    let digests = texts.compactMap { Digest(hex: $0) }
    guard digests.count == texts.count else { throw .member(key.description) }
    return digests
  }

  /// A string of so many lower-case hexadecimal digits.
  mutating func hex(_ key: StaticString, digits: Int) throws(EntryError) -> String {
    let number = try take(key)
    guard line.isHex(number, digits: digits), let text = line.string(number) else {
      throw .member(key.description)
    }
    return text
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

  private mutating func take(_ key: StaticString) throws(EntryError) -> Int {
    guard try has(key) else { throw .member(key.description) }
    next += 1
    return next - 1
  }
}
