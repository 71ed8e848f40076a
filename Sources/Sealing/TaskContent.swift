package import Canonical

/// What lies in a task bundle (design 5.1): everything that a laptop needs, and no more.
package enum TaskContent {
  /// Office, device, date, dictionary version.
  package static let taskPath = "data/task.json"
  /// One line for each open visit of the device, with the heads that the office knows.
  package static let visitsPath = "data/visits.jsonl.gz"
  /// The office's entries about these visits.
  package static let entriesPath = "data/office/entries.jsonl.gz"
  /// The office's signed checkpoint.
  package static let checkpointPath = "data/office/checkpoint.txt"
  /// Inclusion of those entries, and consistency with the last root that the device saw.
  package static let proofsPath = "data/office/proofs.jsonl.gz"
  /// Enrolments and revocations in force.
  package static let keysPath = "data/keys.jsonl"

  /// Where a compiled form lies.
  package static func formPath(_ digest: Digest) -> String { "data/forms/\(digest.hex).json" }

  /// Where the office's receipts lie: for the device's own journal and for those it has relayed.
  package static let receiptsFolder = "data/receipts/"

  /// Where the office's receipt for a device's journal lies.
  package static func receiptPath(_ kid16: String) -> String { "\(receiptsFolder)\(kid16).txt" }
}
