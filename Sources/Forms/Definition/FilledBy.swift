/// The act whose journal entry answers a procedural question, by its entry type (design 5.3): such
/// a question is never asked beside the act.
package enum FilledBy: String, CaseIterable, Sendable {
  /// How many officers arrived.
  case visitArrived = "visit.arrived"
  /// Whether certificates were shown.
  case certificateShown = "certificate.shown"
  /// Whether recusal was asked for.
  case recusalRequested = "recusal.requested"
  /// Whether recording was announced.
  case recordingAnnounced = "recording.announced"
  /// What the party stated.
  case statementTaken = "statement.taken"
  /// Which document was printed.
  case documentPrinted = "document.printed"
  /// Whether the party signed.
  case partySigned = "party.signed"
  /// Why the party refused to sign.
  case partyRefused = "party.refused"
  /// When the visit ended.
  case visitFinished = "visit.finished"
  /// Which officers signed.
  case visitSigned = "visit.signed"
}
