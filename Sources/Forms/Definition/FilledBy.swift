/// The act whose journal entry answers a procedural question, by its entry type (design 5.3): such
/// a question is never asked beside the act.
package enum FilledBy: String, CaseIterable, Sendable {
  case visitArrived = "visit.arrived"
  case certificateShown = "certificate.shown"
  case recusalRequested = "recusal.requested"
  case recordingAnnounced = "recording.announced"
  case statementTaken = "statement.taken"
  case documentPrinted = "document.printed"
  case partySigned = "party.signed"
  case partyRefused = "party.refused"
  case visitFinished = "visit.finished"
  case visitSigned = "visit.signed"
}
