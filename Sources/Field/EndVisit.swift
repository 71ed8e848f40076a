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
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - reason: Why.
  ///   - by: Who decides so; empty for the officers who arrived, and for nobody where none did.
  ///   - laptop: The laptop.
  /// - Throws: `FieldError.ended`, `unknownVisit`, `notOfTheTeam`.
  package static func void(
    _ visit: String, reason: String, by: [String] = [], on laptop: Laptop
  ) throws {
    try laptop.store.write { writing in
      let file = try laptop.workableFile(visit, writing.reading)
      try record(.visitVoided, file, reason, by, laptop, writing)
    }
  }

  /// Takes up a visit that was finished or voided, with its reason (merge.md 4).
  ///
  /// - Parameters: as `void`.
  /// - Throws: `FieldError.unknownVisit`, `notOfTheTeam`; `nothingToReopen` for a visit that was
  ///   never ended; `ended` for one that the office recalled, which only the office gives again;
  ///   `givenAway` for one that another team has.
  package static func reopen(
    _ visit: String, reason: String, by: [String] = [], on laptop: Laptop
  ) throws {
    try laptop.store.write { writing in
      let file = try writing.reading.visitFile(visit).orThrow(FieldError.unknownVisit(visit))
      if file.endByOffice == .recalled || file.view.state == .recalled {
        throw FieldError.ended(visit: visit, state: VisitState.recalled.rawValue)
      }
      try laptop.checkHeld(file, writing.reading)
      guard [.finished, .finishedInPart, .voided, .undecided].contains(file.view.state) else {
        throw FieldError.nothingToReopen(visit: visit, state: file.view.state.rawValue)
      }
      try record(.visitReopened, file, reason, by, laptop, writing)
    }
  }

  private static func record(
    _ type: EntryType, _ file: VisitFile, _ reason: String, _ by: [String], _ laptop: Laptop,
    _ writing: Writing
  ) throws {
    try file.checkMembers(by)
    // Nobody acts for people who were not there.
    let authors = by.isEmpty ? file.last(.visitArrived)?.entry.by ?? [] : by
    let draft = EntryDraft(
      type, visit: file.name, by: authors, data: ["reason": .string(reason)],
      parents: file.view.heads)
    try laptop.record([draft], in: writing)
  }
}
