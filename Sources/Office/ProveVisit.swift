import Canonical
import Inspection
import Journal
package import Merge
import Sealing
import Storage

/// `office prove`: one visit's entries with their proofs in a folder, for an auditor or a court, and
/// nothing about any other visit.
package enum ProveVisit {
  /// What was handed out.
  package struct Result: Sendable {
    /// The visit's id.
    package let visit: String
    /// The entries with their proofs.
    package let proof: VisitProof
    /// What the check of the folder says of it.
    package let check: VisitProofCheck
    /// The entries that no signed checkpoint covers yet; they are not in the folder.
    package let unproven: [RecordedEntry]
  }

  /// Writes the folder, and records that it was handed out.
  ///
  /// The record stands in the office's journal and is in the folder too: it names the leaves of all
  /// entries handed out, so that none can be left out of the folder afterwards.
  ///
  /// - Parameters:
  ///   - word: The visit's id or a unique ending.
  ///   - folder: Where it goes; not there yet, or empty.
  ///   - desk: The office.
  /// - Returns: What was handed out.
  /// - Throws: `OfficeError.unknown`, `ambiguous`; `StoreError.exists` for a folder with something in
  ///   it; `VisitProofFinding` where what the store holds does not prove the entries: nothing is
  ///   recorded then.
  package static func run(
    _ word: String, to folder: String, at desk: OfficeDesk
  ) throws -> Result {
    if AtomicFile.exists(folder) {
      guard try AtomicFile.isFolder(folder) && AtomicFile.names(in: folder).isEmpty else {
        throw StoreError.exists(folder)
      }
    }
    let (result, files) = try desk.store.write { writing in
      let visit = try FindOfficeVisit.named(word, in: writing.reading)
      try AtomicFile.prepareFolder(folder)
      let making = try ProofMaking(visit, desk, writing)
      return (try making.result(), try making.files())
    }
    for file in files {
      let path = "\(folder)/\(file.name)"
      try AtomicFile.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try AtomicFile.write(file.bytes, to: path)
    }
    return result
  }
}
