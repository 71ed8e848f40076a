import Canonical
package import Journal

/// One visit's entries from all journals, with all that proves them to somebody who has nothing else
/// but the keys: what `office prove` writes into a folder.
///
/// It shows nothing of any other visit: a path through a tree holds hashes of lines that are salted.
package struct VisitProof: Sendable {
  /// The part of one journal.
  package struct Part: Sendable {
    /// Whose journal.
    package let origin: Origin
    /// The visit's entries, by number.
    package let entries: [Entry]
    /// An inclusion for each entry in their order, then the consistency of each checkpoint used
    /// with the next larger one.
    package let proofs: [ProofLine]
    /// The checkpoints used, with the office's cosignature where there is one; smallest first.
    package internal(set) var notes: [SignedNote]

    /// The sizes of the checkpoints that the inclusions name, smallest first.
    package var sizes: [Int] {
      Set(
        proofs.compactMap { proof in
          if case .inclusion(_, _, let size, _) = proof { size } else { nil }
        }
      ).sorted()
    }

    /// A part from its parts.
    package init(
      origin: Origin, entries: [Entry], proofs: [ProofLine], notes: [SignedNote]
    ) {
      self.origin = origin
      self.entries = entries
      self.proofs = proofs
      self.notes = notes
    }
  }

  /// The visit.
  package let visit: String
  /// The journals that hold entries of it, by name; the office's always does.
  package let parts: [Part]

  /// A proof from its parts.
  package init(visit: String, parts: [Part]) {
    self.visit = visit
    self.parts = parts
  }

  /// The entries, by journal and number.
  package var entries: [RecordedEntry] {
    parts.flatMap { part in part.entries.map { RecordedEntry(origin: part.origin, entry: $0) } }
  }

  /// The office's last word on the visit, which says what was handed out; nil where it is not there.
  package var statement: RecordedEntry? {
    entries.last { $0.isFromOffice }.flatMap { $0.entry.type == .visitProved ? $0 : nil }
  }
}
