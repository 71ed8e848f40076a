/// What a key may sign as; a key has one role (design 5.1).
package enum KeyRole: String, Hashable, Sendable, CaseIterable {
  /// Offline keys of the region: sign root and office keys, in keys bundles.
  case root
  /// The office: signs task and receipt bundles, enrolments, revocations and receipts.
  case office
  /// One laptop: signs result bundles and its journal's checkpoints.
  case device
  /// One certified person: signs visits.
  case inspector
}
