import Canonical
import Inspection
import Journal
package import Merge
import Storage

extension Laptop {
  /// When entries can be proved to have happened, from what this laptop has of the office's word.
  ///
  /// - Throws: As `trust`; `NoteError.malformed`, `StoreError.rowAltered`.
  package func timeBounds(of entries: [RecordedEntry]) throws -> TimeBounds {
    try store.read { reading in
      try reading.timeBounds(
        of: entries, cosigners: officeKeys(kind: .cosignature, reading)
      ) { opening in
        // Its seal was verified when the bundle was opened.
        opening.data["created"]?.string.flatMap { Timestamp(iso: $0) }
      }
    }
  }
}
