import Canonical
import Inspection
import Journal
package import Merge
package import Storage

extension OfficeDesk {
  /// When entries can be proved to have happened, by the office's own word: its entries, its
  /// receipts, and when it sealed the bundles that laptops opened.
  ///
  /// - Throws: As `trust`; `NoteError.malformed`, `StoreError.rowAltered`.
  package func timeBounds(
    of entries: [RecordedEntry], _ reading: Reading
  ) throws -> TimeBounds {
    try reading.timeBounds(
      of: entries, cosigners: noteKeys(.cosignature, trust(reading))
    ) { opening in
      // What the laptop says of the seal counts where the office knows that it made it.
      let seal = opening.data["seal"]?.string.flatMap { Digest(hex: $0) }
      guard let row = try seal.flatMap({ try reading.bundle(seal: $0) }),
        row.direction == .outgoing
      else { return nil }
      return Timestamp(iso: row.created)
    }
  }
}
