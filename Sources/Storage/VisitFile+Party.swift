import Canonical
import Forms
import Journal
import Merge

/// What is missing of the inspected party's part in a visit (requirements 2.7).
extension VisitFile {
  /// The form that says how the subject stands, and its questions for it.
  private static let commonForm = "00_common"
  private static let placeFound = AnswerKey(form: commonForm, question: "COM-10")
  private static let isActive = AnswerKey(form: commonForm, question: "COM-12")

  /// What is missing of the party's part; nil when nothing is.
  ///
  /// The party signed, or refused before a witness or on record, or there is nobody to sign.
  package var partyGap: VisitGap? {
    guard asksForParty, last(.partySigned) == nil else { return nil }
    guard let refusal = last(.partyRefused) else { return isPartyThere ? .partySilent : nil }
    let isWitnessed = refusal.entry.data["witness"] != nil
    return isWitnessed || isRefusalRecorded ? nil : .refusalUnwitnessed
  }

  /// Whether a form asks for the party's signature at all.
  private var asksForParty: Bool {
    evaluation.states.contains { $0.question.filledBy == .partySigned && $0.isRelevant }
  }

  /// Nobody is there to sign where the place was not found or was closed, or where the activity in
  /// question is not carried on.
  private var isPartyThere: Bool {
    let place = evaluation[Self.placeFound]?.value?.string
    let activity = evaluation[Self.isActive]?.value?.string
    return (place ?? "found") == "found" && activity != "no"
  }

  /// A recording of the visit as a whole, or of the refusal.
  private var isRefusalRecorded: Bool {
    let refusals = evaluation.states.filter { $0.question.filledBy == .partyRefused }
      .map(\.question.name)
    return view.evidence.contains { reference in
      let question = reference.payload.question
      return !reference.withdrawn && reference.payload.kind == EvidenceKind.audioVideo.rawValue
        && question.map(refusals.contains) ?? true
    }
  }
}
