import Canonical
package import Journal

/// One reference of a visit to a piece of evidence; two references may name one file.
package struct EvidenceReference: Hashable, Sendable {
  /// What was captured.
  package let payload: EvidencePayload
  /// The entry that says so.
  package let recorded: RecordedEntry
  /// The marks that withdraw the reference, in their order; the file stays (merge.md 6).
  package let withdrawals: [RecordedEntry]

  /// Whether the reference was withdrawn.
  package var withdrawn: Bool { !withdrawals.isEmpty }

  /// Reads the references of live entries, in their order.
  ///
  /// A withdrawal names the capture as its parent; one that names none withdraws every reference
  /// to the digest in its `sha256`.
  static func all(in live: [RecordedEntry]) -> [EvidenceReference] {
    let captures = live.compactMap { recorded in
      EvidencePayload(recorded.entry).map { (recorded, $0) }
    }
    let leaves = Set(captures.map(\.0.leaf))
    var byLeaf: [Digest: [RecordedEntry]] = [:]
    var byDigest: [Digest: [RecordedEntry]] = [:]
    for mark in live where mark.entry.type == .evidenceWithdrawn {
      let named = mark.entry.parents.filter { leaves.contains($0) }
      for leaf in named { byLeaf[leaf, default: []].append(mark) }
      let digest = mark.entry.data["sha256"]?.string.flatMap { Digest(hex: $0) }
      if named.isEmpty, let digest { byDigest[digest, default: []].append(mark) }
    }
    return captures.map { recorded, payload in
      let marks = byLeaf[recorded.leaf, default: []] + byDigest[payload.digest, default: []]
      return EvidenceReference(
        payload: payload, recorded: recorded, withdrawals: marks.sorted())
    }
  }
}
