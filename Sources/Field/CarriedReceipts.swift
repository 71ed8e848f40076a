import Canonical
import Intake
import Journal
import Sealing
import Storage

/// The office's receipts for colleagues' journals that this laptop carried: what they cover need
/// not be carried any longer.
enum CarriedReceipts {
  /// Reads and verifies those of a task bundle.
  ///
  /// - Throws: `NoteError` for one that its device or the office did not sign; `BundleError`.
  static func read(_ bundle: VerifiedBundle, _ laptop: Laptop) throws -> [SignedNote] {
    let own = TaskContent.receiptPath(laptop.key.publicKey.kid16)
    return try laptop.store.read { reading in
      // The newest enrolments travel beside the receipts.
      let keys = try KeyRecord.records(ofFile: bundle.bytes(of: TaskContent.keysPath))
      let trust = try laptop.trust(reading).adding(keys)
      let office = try laptop.officeKeys(kind: .cosignature, reading)
      return try bundle.files(under: TaskContent.receiptsFolder).filter { $0.path != own }
        .map { file in
          let text = String(decoding: try bundle.bytes(of: file.path), as: UTF8.self)
          let note = try SignedNote(text: text)
          let origin = note.checkpoint.origin
          guard TaskContent.receiptPath(origin.holder) == file.path,
            let device = trust.noteKey(of: origin)
          else { throw NoteError.unsigned(origin.name) }
          try note.verify(device)
          try OfficePart.verify(note, office)
          return note
        }
    }
  }
}
