package import Canonical

/// What `evidence.expired` holds: the files that a laptop no longer keeps, and the receipt that
/// allowed it to let them go.
package struct ExpiredPayload: Hashable, Sendable {
  /// SHA-256 of the files, sorted.
  package let digests: [Digest]
  /// The size of the journal that the receipt covered.
  package let receipt: Int

  /// A removal from its parts.
  package init(digests: some Sequence<Digest>, receipt: Int) {
    self.digests = digests.sorted()
    self.receipt = receipt
  }

  /// Reads the payload of an `evidence.expired` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == .evidenceExpired, let names = entry.data["sha256"]?.strings,
      let receipt = entry.data["receipt"]?.integer
    else { return nil }
    self.init(digests: names.compactMap { Digest(hex: $0) }, receipt: receipt)
  }

  /// The entry that records the removal.
  package func draft(visit: String) -> EntryDraft {
    EntryDraft(
      .evidenceExpired, visit: visit,
      data: ["sha256": .strings(digests.map(\.hex)), "receipt": .integer(receipt)])
  }

  /// The digests that entries say are gone.
  package static func digests(_ entries: some Sequence<Entry>) -> Set<Digest> {
    Set(entries.compactMap(ExpiredPayload.init).flatMap(\.digests))
  }
}
