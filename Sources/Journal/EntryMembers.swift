import Canonical

/// Takes the members of an entry one by one, so that what is left over is noticed.
struct EntryMembers {
  private var members: [String: JSONValue]

  init(_ members: [String: JSONValue]) {
    self.members = members
  }

  mutating func integer(_ key: String) throws(EntryError) -> Int {
    guard let value = take(key)?.integer else { throw .member(key) }
    return value
  }

  mutating func natural(_ key: String) throws(EntryError) -> Int {
    let value = try integer(key)
    guard value >= 0 else { throw .member(key) }
    return value
  }

  mutating func string(_ key: String) throws(EntryError) -> String {
    guard let value = take(key)?.string else { throw .member(key) }
    return value
  }

  mutating func optionalString(_ key: String) throws(EntryError) -> String? {
    guard members[key] != nil else { return nil }
    return try string(key)
  }

  mutating func strings(_ key: String) throws(EntryError) -> [String] {
    guard let value = take(key)?.strings else { throw .member(key) }
    return value
  }

  mutating func object(_ key: String) throws(EntryError) -> [String: JSONValue] {
    guard let value = take(key)?.object else { throw .member(key) }
    return value
  }

  mutating func digest(_ key: String) throws(EntryError) -> Digest {
    guard let digest = Digest(hex: try string(key)) else { throw .member(key) }
    return digest
  }

  mutating func digests(_ key: String) throws(EntryError) -> [Digest] {
    let texts = try strings(key)
    let digests = texts.compactMap { Digest(hex: $0) }
    guard digests.count == texts.count else { throw .member(key) }
    return digests
  }

  func end() throws(EntryError) {
    if let key = members.keys.min() { throw .member(key) }
  }

  private mutating func take(_ key: String) -> JSONValue? {
    members.removeValue(forKey: key)
  }
}
