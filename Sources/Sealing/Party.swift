package import Canonical

/// An issuer or recipient: `office:<region>`, `device:<kid16>`, `any:<region>`.
package struct Party: Hashable, Sendable, CustomStringConvertible {
  /// What comes before the colon: `[a-z]+`.
  package let type: String
  /// What comes after it: `[A-Za-z0-9._-]{1,80}`.
  package let name: String

  /// A party from its text; nil for anything outside the seal's grammar.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(SealGrammar.isLower),
      (1...80).contains(parts[1].count), parts[1].allSatisfy(SealGrammar.isIdentifier)
    else { return nil }
    type = String(decoding: parts[0], as: UTF8.self)
    name = String(decoding: parts[1], as: UTF8.self)
  }

  private init(type: String, name: String) {
    self.type = type
    self.name = name
  }

  /// The device of a key.
  package static func device(_ key: Digest) -> Party {
    Party(type: "device", name: key.prefix16)
  }

  /// The office of a region; nil where the region is no identifier.
  package static func office(_ region: String) -> Party? {
    Party("office:\(region)")
  }

  /// Everybody of a region, as keys bundles are addressed; nil where the region is no identifier.
  package static func any(_ region: String) -> Party? {
    Party("any:\(region)")
  }

  package var description: String { "\(type):\(name)" }
}
