package import Canonical

/// An inspector's key as enrolled by the office.
package struct InspectorKey: Hashable, Sendable {
  /// The inspector's id, such as `GP0007`.
  package let holder: String
  /// The 32 bytes of the Ed25519 key.
  package let publicKey: [UInt8]
  /// Whether the holder is a certified inspector; assistants are not.
  package let certified: Bool
  /// Of a revoked key: the signatures that are known to be older than its end; nil for a key that
  /// is good.
  package let signedBeforeEnd: Set<Digest>?

  /// A key from its parts.
  package init(
    holder: String, publicKey: [UInt8], certified: Bool, signedBeforeEnd: Set<Digest>? = nil
  ) {
    self.holder = holder
    self.publicKey = publicKey
    self.certified = certified
    self.signedBeforeEnd = signedBeforeEnd
  }
}

/// What a visit's entries are judged by, beside themselves.
package struct VisitContext: Sendable {
  /// The visit's id.
  package var visit: String
  /// The inspectors' ids of the team as issued; a reassignment names its own in its entry.
  package var team: Set<String>
  /// The inspectors' keys, by key id.
  package var keys: [Digest: InspectorKey]
  /// Leaves that are held but belong to no visit or another one, or that the office has seen: a
  /// parent among them is not absent.
  package var heldElsewhere: Set<Digest>

  /// A context from its parts.
  package init(
    visit: String, team: Set<String> = [], keys: [Digest: InspectorKey] = [:],
    heldElsewhere: Set<Digest> = []
  ) {
    self.visit = visit
    self.team = team
    self.keys = keys
    self.heldElsewhere = heldElsewhere
  }
}
