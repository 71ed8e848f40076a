package import Canonical

/// What `visit.signed` holds: one inspector's signature over the visit's statement.
///
/// The entry's only parent is the `visit.finished` that was signed.
package struct SignaturePayload: Hashable, Sendable {
  /// The inspector's key id.
  package var key: Digest
  /// The 64 bytes over `VisitStatement.bytes`.
  package var signature: [UInt8]

  /// A signature from its parts.
  package init(key: Digest, signature: [UInt8]) {
    self.key = key
    self.signature = signature
  }

  /// Reads the payload of a `visit.signed` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == .visitSigned,
      let key = entry.content["key"]?.digest,
      let signature = entry.content["signature"]?.string.flatMap({ Base64.bytes(of: $0) })
    else { return nil }
    self.init(key: key, signature: signature)
  }

  /// The entry that records the signature.
  package func draft(visit: String, by inspector: String, finished: Digest) -> EntryDraft {
    EntryDraft(
      .visitSigned, visit: visit, by: [inspector],
      data: ["key": .string(key.hex), "signature": .string(Base64.text(of: signature))],
      parents: [finished])
  }
}
