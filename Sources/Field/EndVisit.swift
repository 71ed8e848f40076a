import Canonical
import Inspection
import Journal
import Merge
import Sealing
import Storage

/// `field void` and `field reopen`: end a visit without a result, or take it up again.
package enum EndVisit {
  /// Ends the visit without a result; what was recorded stays.
  ///
  /// - Throws: `FieldError.ended`, `unknownVisit`.
  package static func void(_ visit: String, reason: String, on laptop: Laptop) throws {
    try laptop.store.write { writing in
      let file = try laptop.workableFile(visit, writing.reading)
      try record(.visitVoided, file, reason, laptop, writing)
    }
  }

  /// Takes up a visit that was finished or voided, with its reason (merge.md 4).
  ///
  /// - Throws: `FieldError.unknownVisit`; `nothingToReopen` for a visit that was never ended.
  package static func reopen(_ visit: String, reason: String, on laptop: Laptop) throws {
    try laptop.store.write { writing in
      let file = try writing.reading.visitFile(visit).orThrow(FieldError.unknownVisit(visit))
      guard [.finished, .finishedInPart, .voided, .undecided].contains(file.view.state) else {
        throw FieldError.nothingToReopen(visit: visit, state: file.view.state.rawValue)
      }
      try record(.visitReopened, file, reason, laptop, writing)
    }
  }

  private static func record(
    _ type: EntryType, _ file: VisitFile, _ reason: String, _ laptop: Laptop, _ writing: Writing
  ) throws {
    let draft = EntryDraft(
      type, visit: file.name, by: file.present, data: ["reason": .string(reason)],
      parents: file.view.heads)
    try laptop.record([draft], in: writing)
  }
}
