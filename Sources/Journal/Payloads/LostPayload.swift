package import Canonical

/// What `evidence.lost` holds: the digest of a file that its own laptop no longer has, and why.
package struct LostPayload: Hashable, Sendable {
  /// SHA-256 of the file.
  package let digest: Digest
  /// What happened to it.
  package let reason: String

  /// A loss from its parts.
  package init(digest: Digest, reason: String) {
    self.digest = digest
    self.reason = reason
  }

  /// Reads the payload of an `evidence.lost` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == .evidenceLost, let reason = entry.content["reason"]?.string,
      let digest = entry.content["sha256"]?.digest
    else { return nil }
    self.init(digest: digest, reason: reason)
  }

  /// The entry that records the loss.
  package func draft(visit: String, by: [String]) -> EntryDraft {
    EntryDraft(
      .evidenceLost, visit: visit, by: by,
      data: ["reason": .string(reason), "sha256": .string(digest.hex)])
  }

  /// The digests that entries of one journal say are lost.
  package static func digests(_ entries: some Sequence<Entry>) -> Set<Digest> {
    Set(entries.compactMap { LostPayload($0)?.digest })
  }
}
