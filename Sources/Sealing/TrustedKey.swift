package import Inspection

/// A key that somebody vouches for: in which role, for whom, from when to when.
package struct TrustedKey: Equatable, Sendable {
  /// The key.
  package let key: PublicKey
  /// Its one role.
  package let role: KeyRole
  /// Whose it is: `office:<region>`, `device:<kid16>`, an inspector's id; nil where only the role
  /// is known, as in an auditor's folder of keys.
  package let holder: String?
  /// A name for people.
  package let name: String?
  /// To whom bundles for the holder are encrypted; the roots' are the escrow (design 5.1).
  ///
  /// Nil for inspectors, and where it is not known.
  package let recipient: AgeX25519Recipient?
  /// From when it is valid; nil for always.
  package let from: Timestamp?
  /// When and where it ended; nil while it is good.
  package var revocation: KeyRevocation?

  /// A trusted key from its parts.
  package init(
    key: PublicKey, role: KeyRole, holder: String? = nil, name: String? = nil,
    recipient: AgeX25519Recipient? = nil, from: Timestamp? = nil,
    revocation: KeyRevocation? = nil
  ) {
    self.key = key
    self.role = role
    self.holder = holder
    self.name = name
    self.recipient = recipient
    // Records hold whole seconds; a key must be the same before and after it was written.
    self.from = from?.wholeSeconds
    self.revocation = revocation
  }

  /// What is doubtful about a signature of this key made at a time; nil when nothing is.
  package func doubt(at time: Timestamp) -> SignerDoubt? {
    if let from, time < from { return .beforeItsTime }
    if let revocation, time >= revocation.at { return .revoked }
    return nil
  }
}

/// Why a signature that holds is doubtful all the same.
package enum SignerDoubt: Equatable, Sendable {
  /// Made before the key was valid, by the clock of the signer.
  case beforeItsTime
  /// Made after the key was revoked, by the clock of the signer.
  case revoked
}

/// The end of a key (design 5.1): a time and, for a journal's key, a position in the journal.
package struct KeyRevocation: Equatable, Sendable {
  /// From when on the key is no longer good.
  package let at: Timestamp
  /// The entries of the key's journal that the last receipt covered; later ones need a decision.
  package let position: Int?
  /// Why, for people.
  package let reason: String?

  /// A revocation from its parts.
  package init(at: Timestamp, position: Int? = nil, reason: String? = nil) {
    self.at = at.wholeSeconds
    self.position = position
    self.reason = reason
  }
}
