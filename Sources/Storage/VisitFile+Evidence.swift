import Canonical
package import Forms
import Journal
package import Merge

extension VisitFile {
  /// Evidence that supports a question and was not withdrawn.
  package func evidence(for key: AnswerKey) -> [EvidenceReference] {
    view.evidence.filter { reference in
      let payload = reference.payload
      guard !reference.withdrawn, payload.form == key.form, payload.instance == key.instance,
        let question = payload.question
      else { return false }
      return view.renamed.name(of: question, in: key.form) == key.question
    }
  }

  /// How many pieces of evidence count for a question.
  ///
  /// Distinct files, of a kind that its rule takes; without a rule every file counts. A reason that
  /// the filling act's own entry holds is such a piece where a text is one.
  package func evidenceCount(_ state: QuestionState) -> Int {
    let kinds = state.evidence.map { $0.kinds.map(\.rawValue) }
    let files = evidence(for: state.key).map(\.payload)
      .filter { kinds?.contains($0.kind) ?? true }.map(\.digest)
    let isSaid = kinds?.contains(EvidenceKind.text.rawValue) == true && holdsReason(state)
    return Set(files).count + (isSaid ? 1 : 0)
  }

  /// Whether a question needs more evidence than it has.
  package func lacksEvidence(_ state: QuestionState) -> Bool {
    guard let need = state.evidence else { return false }
    if let act = state.question.filledBy {
      // An act that did not happen shows nothing; for a refusal a witness serves as well, which
      // the rule about the party knows.
      guard state.value != nil, act != .partyRefused else { return false }
    }
    return evidenceCount(state) < need.minimum
  }

  /// Questions that need more evidence than they have, those filled by acts among them.
  package var evidenceGaps: [QuestionState] {
    evaluation.states.filter(lacksEvidence)
  }

  /// Whether evidence says that what a question found was put right on the spot.
  ///
  /// That is more than the finding itself needs (requirement K2: nothing closes without evidence).
  package func isCorrected(_ state: QuestionState) -> Bool {
    guard state.isFinding, state.question.onFail?.action == .correctOnSite else { return false }
    return evidenceCount(state) > state.evidence?.minimum ?? 0
  }

  private func holdsReason(_ state: QuestionState) -> Bool {
    guard let act = state.question.filledBy else { return false }
    let last = view.entries.last { $0.entry.type.word == act.rawValue }
    return last?.entry.data["reason"] != nil
  }
}
