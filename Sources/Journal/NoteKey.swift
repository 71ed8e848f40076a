import Canonical
import FoundationEssentials

/// Who may sign notes: a name and an Ed25519 key, as a C2SP verifier key (`vkey`).
package struct NoteKey: Hashable, Sendable {
  /// The two kinds of signature that Yicha's notes carry (C2SP signed-note, tlog-cosignature).
  package enum Kind: UInt8, Sendable {
    /// A plain Ed25519 signature of the note's text.
    case signature = 1
    /// A timestamped Ed25519 cosignature: the office's receipt.
    case cosignature = 4
  }

  /// The name, which is the origin's.
  package let name: String
  /// What the key signs.
  package let kind: Kind
  /// The 32 bytes of the Ed25519 key.
  package let publicKey: [UInt8]

  /// A key for notes.
  package init(name: String, kind: Kind, publicKey: [UInt8]) {
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
  }

  /// Reads a verifier key; nil for any other spelling than `verifierKey` gives, and for a key of
  /// low order.
  package init?(verifierKey text: String) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let raw = Base64.bytes(of: String(parts[2])),
      let kind = raw.first.flatMap(Kind.init(rawValue:)), Ed25519.isKey(Array(raw.dropFirst()))
    else { return nil }
    self.init(name: String(parts[0]), kind: kind, publicKey: Array(raw.dropFirst()))
    guard verifierKey == text else { return nil }
  }

  /// The four bytes that go before a signature: SHA-256(name ‖ LF ‖ kind ‖ key), cut.
  package var number: [UInt8] {
    Array(Digest.sha256(Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).bytes.prefix(4))
  }

  /// `<name>+<number>+<base64 of kind and key>`, as `verify_journal.py` takes it.
  package var verifierKey: String {
    "\(name)+\(Hex.text(of: number))+\(Data([kind.rawValue] + publicKey).base64EncodedString())"
  }
}
