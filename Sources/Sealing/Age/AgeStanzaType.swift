/// What the strict reader knows of one type of stanza.
struct AgeStanzaType: Sendable {
  /// The stanza's first argument.
  let name: String
  /// Whether no other stanza may stand in the same header.
  let standsAlone: Bool
  /// Whether arguments and body have the form that the type prescribes.
  let isWellFormed: @Sendable (AgeStanza) -> Bool
}
