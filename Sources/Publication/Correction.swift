package import Canonical

/// That a published record replaces an earlier one, and why.
package struct Correction: Hashable, Sendable {
  /// `PublicRecord.digest` of the record as it was published before.
  package let previous: Digest
  /// Why it was corrected; published, so it is held to the same rules as every other text.
  package let reason: String

  /// The record replaced and the reason.
  package init(previous: Digest, reason: String) {
    self.previous = previous
    self.reason = reason
  }
}
