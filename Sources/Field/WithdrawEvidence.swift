package import Canonical
import Journal
import Merge
import Storage

/// `field withdraw`: marks a piece of evidence as withdrawn; the file stays (merge.md 6).
package enum WithdrawEvidence {
  /// Records the mark on every reference of the visit to the file.
  ///
  /// - Parameters:
  ///   - name: The first 8 or more digits of the file's SHA-256.
  ///   - visit: The visit's id.
  ///   - reason: Why it is no evidence.
  ///   - by: Who withdraws it; empty for the officers who arrived.
  ///   - laptop: The laptop.
  /// - Returns: SHA-256 of the file.
  /// - Throws: `FieldError.noEvidenceNamed` where none or several begin so or all of it is
  ///   withdrawn already; `notArrived`, `ended`, `unknownVisit`, `notOfTheTeam`; nothing is
  ///   recorded then.
  @discardableResult
  package static func run(
    _ name: String, visit: String, reason: String, by: [String] = [], on laptop: Laptop
  ) throws -> Digest {
    try laptop.store.write { writing in
      let file = try laptop.arrivedFile(visit, writing.reading)
      try file.checkMembers(by)
      let prefix = name.lowercased()
      let references = file.view.evidence.filter { reference in
        !reference.withdrawn && prefix.utf8.count >= 8
          && reference.payload.digest.hex.hasPrefix(prefix)
      }
      let digests = Set(references.map(\.payload.digest))
      guard let digest = digests.first, digests.count == 1 else {
        throw FieldError.noEvidenceNamed(name)
      }
      let draft = EntryDraft(
        .evidenceWithdrawn, visit: visit, by: by.isEmpty ? file.present : by,
        data: ["reason": .string(reason), "sha256": .string(digest.hex)],
        parents: references.map(\.recorded.leaf).sorted())
      try laptop.record([draft], in: writing)
      return digest
    }
  }
}
