package import Canonical
import Journal
import Merge
import Storage

/// `field lost`: records that evidence of this laptop is gone for good.
///
/// The rest can then be packed without it (design 5.3, `evidence.lost`).
package enum LoseEvidence {
  /// Records the loss.
  ///
  /// - Parameters:
  ///   - digest: SHA-256 of the file.
  ///   - reason: What happened to it.
  ///   - laptop: The laptop.
  /// - Returns: The visit that the file belongs to.
  /// - Throws: `FieldError.unknownEvidence` when no entry of this laptop names the file,
  ///   `evidenceHere` while it is here unchanged; nothing is recorded then.
  package static func run(
    _ digest: Digest, reason: String, on laptop: Laptop
  ) throws -> String {
    try laptop.store.write { writing in
      let capture = try writing.reading.entries(of: laptop.origin)
        .last { EvidencePayload($0)?.digest == digest }
      guard let visit = capture?.visit,
        let file = try writing.reading.visitFile(visit)
      else { throw FieldError.unknownEvidence(digest) }
      guard isGone(digest, laptop.store.content) else { throw FieldError.evidenceHere(digest) }
      let lost = LostPayload(digest: digest, reason: reason)
      try laptop.record([lost.draft(visit: visit, by: file.present)], in: writing)
      return visit
    }
  }

  private static func isGone(_ digest: Digest, _ content: ContentStore) -> Bool {
    do throws(StoreError) {
      try content.check(digest)
      return false
    } catch {
      return true
    }
  }
}
