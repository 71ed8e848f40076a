package import Canonical
import Inspection
package import Journal
import Sealing
import Storage

/// Acts of a visit that need no more than their words.
///
/// The party's statement, a request for recusal, the party's signature or refusal, a printed
/// document, a note.
package enum RecordAct {
  /// Records the act.
  ///
  /// - Parameters:
  ///   - type: What it is.
  ///   - visit: The visit's id.
  ///   - data: What the entry holds.
  ///   - laptop: The laptop.
  /// - Throws: `FieldError.notArrived`, `ended`, `unknownVisit`.
  package static func run(
    _ type: EntryType, visit: String, data: [String: JSONValue], on laptop: Laptop
  ) throws {
    try laptop.store.write { writing in
      let file = try laptop.arrivedFile(visit, writing.reading)
      try laptop.record(
        [EntryDraft(type, visit: visit, by: file.present, data: data)], in: writing)
    }
  }
}
