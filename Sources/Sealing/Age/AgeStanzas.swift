/// The registry of stanza types; a stanza of another type is passed over, as age.md asks.
enum AgeStanzas {
  /// One line for each type.
  static let all: [AgeStanzaType] = [
    .x25519,
    .scrypt,
  ]

  /// Refuses stanzas that break the rules of their types, read or about to be written.
  ///
  /// - Throws: `stanza`, `notAlone`.
  static func check(_ stanzas: [AgeStanza]) throws(AgeError) {
    for stanza in stanzas {
      guard let type = all.first(where: { $0.name == stanza.type }) else { continue }
      guard !type.standsAlone || stanzas.count == 1 else { throw .notAlone(type: type.name) }
      guard type.isWellFormed(stanza) else { throw .stanza(type: type.name) }
    }
  }
}
