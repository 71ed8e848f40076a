package import Canonical

/// What the taker of a bundle expects beyond authenticity: kind, recipient and sequence.
package struct Expectation: Sendable {
  /// What the taker's memory says to a seal.
  package enum Standing: Equatable, Sendable {
    /// To be taken in.
    case new
    /// This very seal was taken in before.
    case known
    /// At or below the last accepted sequence, under another seal.
    case replayed(last: Int)
    /// It follows another bundle of that number than the one that was taken in.
    case forked(sequence: Int)
  }

  /// The kinds that are wanted.
  package let kinds: Set<BundleKind>
  /// The recipients under which the taker takes bundles; nil for all, as a verifier does.
  package let recipients: Set<Party>?
  /// Asks the taker's memory, with the seal and the seal hash.
  package let standing: @Sendable (Seal, Digest) -> Standing

  /// An expectation; without arguments, none.
  package init(
    kinds: Set<BundleKind> = Set(BundleKind.allCases), recipients: Set<Party>? = nil,
    standing: @escaping @Sendable (Seal, Digest) -> Standing = { _, _ in .new }
  ) {
    self.kinds = kinds
    self.recipients = recipients
    self.standing = standing
  }

  func check(_ seal: Seal, sealHash: Digest) throws(BundleError) {
    guard kinds.contains(seal.kind) else { throw .kind(seal.kind) }
    if let recipients, !recipients.contains(seal.header.recipient) {
      throw .recipient(seal.header.recipient.description)
    }
    switch standing(seal, sealHash) {
    case .new: return
    case .known: throw .alreadyImported(sealHash)
    case .replayed(let last): throw .replayed(sequence: seal.header.sequence, last: last)
    case .forked(let sequence): throw .sequenceForked(sequence: sequence)
    }
  }
}
