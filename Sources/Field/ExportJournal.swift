import Canonical
import Inspection
package import Journal
import Sealing
package import Storage

/// `field journal export`: the laptop's journal as files that others can check without Yicha.
package enum ExportJournal {
  /// Writes the files into a folder, which is made; an earlier export of this journal is replaced.
  ///
  /// - Returns: The files' paths: journal, checkpoint, verifier keys, receipts.
  /// - Throws: `StoreError`, `NoteError`.
  @discardableResult
  package static func run(to folder: String, on laptop: Laptop) throws -> [String] {
    let files = try laptop.store.read { reading in
      try JournalExport.files(
        of: laptop.origin, devices: [laptop.noteKey],
        offices: laptop.officeKeys(kind: .cosignature, reading), reading)
    }
    return try JournalExport.write(files, to: folder)
  }
}

extension Laptop {
  /// The office's key for receipts: the one that signed the newest receipt, or the first known.
  ///
  /// - Throws: `NoteError.unsigned` when no office key is pinned.
  package func receiptKey(_ reading: Reading) throws -> NoteKey {
    let keys = try officeKeys(kind: .cosignature, reading)
    let newest = try reading.note(.receipt, of: origin)
    let signer = keys.first { newest?.isSigned(by: $0) == true }
    return try (signer ?? keys.first).orThrow(NoteError.unsigned(officeOrigin.name))
  }
}
