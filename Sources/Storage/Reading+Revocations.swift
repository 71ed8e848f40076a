import Canonical
import Journal
import Merge

extension Reading {
  /// Of a revoked inspector's key: the signatures of a visit that are known to be older than the
  /// key's end; nil while the key is good, and where nobody has said what was held then.
  ///
  /// What the office held when it ended the key was written before. A journal that is forked is
  /// believed in the branch that came first.
  ///
  /// - Parameters:
  ///   - key: The key id, 64 digits.
  ///   - entries: The entries of the visit.
  /// - Returns: Their leaves.
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  func signedBeforeEnd(of key: String, _ entries: [RecordedEntry]) throws -> Set<Digest>? {
    guard let held = try document("revocation", key)?.detail["held"]?.array else { return nil }
    var sizes: [String: Int] = [:]
    for journal in held { sizes[journal["origin"]?.string ?? ""] = journal["size"]?.integer }
    var older: Set<Digest> = []
    for recorded in entries where SignaturePayload(recorded.entry)?.key.hex == key {
      let entry = recorded.entry
      guard entry.sequence < sizes[recorded.origin.name, default: 0],
        try leaf(of: recorded.origin, at: entry.sequence) == entry.leaf
      else { continue }
      older.insert(entry.leaf)
    }
    return older
  }
}
