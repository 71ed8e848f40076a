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

  /// The word.
  package var description: String { word }

  // What every journal holds.
  /// The first line of a journal: which device or office it is of.
  package static let opened = EntryType("opened")
  /// The wall clock jumped by more than 5 s against `mono` (design 5.3).
  package static let clockStepped = EntryType("clock.stepped")
  /// The journal goes on under another version of the program.
  package static let programChanged = EntryType("program.changed")
  /// Free words of a person.
  package static let note = EntryType("note")
  /// The office's cosignature on a checkpoint of this journal, as it came home.
  package static let receipt = EntryType("receipt")
  /// The last line of a journal that is not gone on with.
  package static let journalClosed = EntryType("journal.closed")
  /// The journal goes on after a restore; sealed by the roots (design 5.1).
  package static let journalRestarted = EntryType("journal.restarted")

  // What happens on a laptop.
  /// A task bundle was taken in; holds the office's checkpoint, the anchor for "not before".
  package static let bundleOpened = EntryType("bundle.opened")
  /// Somebody looked at a visit on a laptop.
  package static let visitViewed = EntryType("visit.viewed")
  /// Two or more officers arrived at the site (Administrative Penalty Law 42).
  package static let visitArrived = EntryType("visit.arrived")
  /// They showed their certificates (Administrative Penalty Law 55).
  package static let certificateShown = EntryType("certificate.shown")
  /// The party was told that the visit is recorded, or why it is not.
  package static let recordingAnnounced = EntryType("recording.announced")
  /// A question was answered.
  package static let answerSet = EntryType("answer.set")
  /// An answer was taken back.
  package static let answerCleared = EntryType("answer.cleared")
  /// A file was kept as evidence, by its SHA-256.
  package static let evidenceCaptured = EntryType("evidence.captured")
  /// A piece of evidence was marked as withdrawn, with the reason; the file stays (merge.md 6).
  package static let evidenceWithdrawn = EntryType("evidence.withdrawn")
  /// A piece of evidence is gone, with the reason; a receipt no longer waits for it (design 5.3).
  package static let evidenceLost = EntryType("evidence.lost")
  /// Files of evidence were removed from the laptop that captured them, as the office has given its
  /// receipt for them; their digests and entries stay.
  package static let evidenceExpired = EntryType("evidence.expired")
  /// The party's statement was taken down.
  package static let statementTaken = EntryType("statement.taken")
  /// The party asked for an officer's recusal (Administrative Penalty Law 43).
  package static let recusalRequested = EntryType("recusal.requested")
  /// A document was printed, with the head code that stands on it.
  package static let documentPrinted = EntryType("document.printed")
  /// The party signed.
  package static let partySigned = EntryType("party.signed")
  /// The party refused to sign, with the reason and the witness.
  package static let partyRefused = EntryType("party.refused")
  /// The visit was finished: nothing was missing.
  package static let visitFinished = EntryType("visit.finished")
  /// An officer's own key signed the finish (design 5.1).
  package static let visitSigned = EntryType("visit.signed")
  /// A finished or voided visit was opened again, with the reason.
  package static let visitReopened = EntryType("visit.reopened")
  /// The visit was voided, with the reason.
  package static let visitVoided = EntryType("visit.voided")
  /// A colleague's result bundle was taken in on a laptop, without any network.
  package static let merged = EntryType("merged")
  /// A result bundle was sealed.
  package static let packed = EntryType("packed")

  // What happens at the office.
  /// A register was imported.
  package static let registerImported = EntryType("register.imported")
  /// The register of departments came into force.
  package static let departmentsPublished = EntryType("departments.published")
  /// The rules of inspection came into force.
  package static let rulesPublished = EntryType("rules.published")
  /// An edition of the item list came into force.
  package static let listPublished = EntryType("list.published")
  /// A revision of the annual plan came into force.
  package static let planPublished = EntryType("plan.published")
  /// A checklist came into force.
  package static let formPublished = EntryType("form.published")
  /// A new version of a checklist came into force, also for visits that are out.
  package static let formRevised = EntryType("form.revised")
  /// The dictionary of result codes came into force.
  package static let outcomesPublished = EntryType("outcomes.published")
  /// The calendar of working days came into force.
  package static let calendarPublished = EntryType("calendar.published")
  /// A draw was frozen before its randomness existed.
  package static let drawCommitted = EntryType("draw.committed")
  /// A draw was made.
  package static let drawMade = EntryType("draw.made")
  /// A visit was given to a team.
  package static let visitIssued = EntryType("visit.issued")
  /// A visit was taken back.
  package static let visitRecalled = EntryType("visit.recalled")
  /// A visit was given to another team.
  package static let visitReassigned = EntryType("visit.reassigned")
  /// A key was enrolled.
  package static let keyEnrolled = EntryType("key.enrolled")
  /// A key was revoked.
  package static let keyRevoked = EntryType("key.revoked")
  /// A task or keys bundle was sealed.
  package static let bundleExported = EntryType("bundle.exported")
  /// A bundle was not taken in, and why.
  package static let bundleRefused = EntryType("bundle.refused")
  /// A result bundle was taken in.
  package static let resultReceived = EntryType("result.received")
  /// A person decided a conflict (merge.md 7).
  package static let conflictResolved = EntryType("conflict.resolved")
  /// A result was approved or returned.
  package static let visitReviewed = EntryType("visit.reviewed")
  /// A visit's entries were handed out with their proofs.
  package static let visitProved = EntryType("visit.proved")
  /// Results were made public.
  package static let published = EntryType("published")

  /// Acts that change the state register of a visit (merge.md 4).
  package static let visitStates: Set<EntryType> = [
    visitIssued, visitFinished, visitVoided, visitReopened, visitRecalled, visitReassigned,
  ]

  /// Acts that change the register of an answer (merge.md 3).
  package static let answers: Set<EntryType> = [answerSet, answerCleared]
}
