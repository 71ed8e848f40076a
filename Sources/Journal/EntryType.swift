/// What an entry records (design 5.3).
///
/// The set is open: a journal written by a newer program may
/// hold a type that this one does not know, and it is kept and hashed like any other.
package struct EntryType: Hashable, Sendable, CustomStringConvertible {
  /// The word in the entry's `type`.
  package let word: String

  /// A type from its word.
  package init(_ word: String) {
    self.word = word
  }

  package var description: String { word }

  // What every journal holds.
  package static let opened = EntryType("opened")
  package static let clockStepped = EntryType("clock.stepped")
  package static let note = EntryType("note")
  package static let receipt = EntryType("receipt")
  package static let journalClosed = EntryType("journal.closed")
  package static let journalRestarted = EntryType("journal.restarted")

  // What happens on a laptop.
  package static let bundleOpened = EntryType("bundle.opened")
  package static let visitArrived = EntryType("visit.arrived")
  package static let certificateShown = EntryType("certificate.shown")
  package static let recordingAnnounced = EntryType("recording.announced")
  package static let answerSet = EntryType("answer.set")
  package static let answerCleared = EntryType("answer.cleared")
  package static let evidenceCaptured = EntryType("evidence.captured")
  package static let evidenceWithdrawn = EntryType("evidence.withdrawn")
  package static let statementTaken = EntryType("statement.taken")
  package static let recusalRequested = EntryType("recusal.requested")
  package static let documentPrinted = EntryType("document.printed")
  package static let partySigned = EntryType("party.signed")
  package static let partyRefused = EntryType("party.refused")
  package static let visitFinished = EntryType("visit.finished")
  package static let visitSigned = EntryType("visit.signed")
  package static let visitReopened = EntryType("visit.reopened")
  package static let visitVoided = EntryType("visit.voided")
  package static let packed = EntryType("packed")

  // What happens at the office.
  package static let registerImported = EntryType("register.imported")
  package static let departmentsPublished = EntryType("departments.published")
  package static let rulesPublished = EntryType("rules.published")
  package static let listPublished = EntryType("list.published")
  package static let planPublished = EntryType("plan.published")
  package static let formPublished = EntryType("form.published")
  package static let outcomesPublished = EntryType("outcomes.published")
  package static let calendarPublished = EntryType("calendar.published")
  package static let drawCommitted = EntryType("draw.committed")
  package static let drawMade = EntryType("draw.made")
  package static let visitIssued = EntryType("visit.issued")
  package static let visitRecalled = EntryType("visit.recalled")
  package static let visitReassigned = EntryType("visit.reassigned")
  package static let keyEnrolled = EntryType("key.enrolled")
  package static let keyRevoked = EntryType("key.revoked")
  package static let bundleExported = EntryType("bundle.exported")
  package static let bundleRefused = EntryType("bundle.refused")
  package static let resultReceived = EntryType("result.received")
  package static let conflictResolved = EntryType("conflict.resolved")
  package static let visitReviewed = EntryType("visit.reviewed")
  package static let published = EntryType("published")

  /// Acts that change the state register of a visit (merge.md 4).
  package static let visitStates: Set<EntryType> = [
    visitIssued, visitFinished, visitVoided, visitReopened, visitRecalled, visitReassigned,
  ]

  /// Acts that change the register of an answer (merge.md 3).
  package static let answers: Set<EntryType> = [answerSet, answerCleared]
}
