package import Canonical
package import Forms
package import Inspection
package import Journal
package import Merge

/// Everything known of one visit: what was issued, what the entries say, what the forms make of it.
package struct VisitFile: Sendable {
  /// The visit as it was last given: issued, reassigned, or with a form revised.
  package let visit: Visit
  /// The forms in every version that the visit had.
  package let everyForm: Set<Digest>
  /// The officers of every team that had the visit.
  package let everyOfficer: Set<String>
  /// The fold of its entries.
  package let view: VisitView
  /// Its compiled forms, the included ones first.
  package let forms: VisitForms
  /// What the forms ask, given the merged answers.
  package let evaluation: FormEvaluation
  /// Answers to questions that a revised form no longer has.
  package let carried: [CarriedAnswer]
  /// Digests of evidence that is named and absent here.
  package let absentEvidence: [Digest]
  /// Entries of a revoked device that its last receipt before the revocation does not cover.
  ///
  /// They are taken in and count, and the result is published only after a decision (design 5.1).
  package let afterRevocation: [RecordedEntry]

  /// The visit's name.
  package var name: String { visit.id.description }

  /// The members of the team who may sign.
  package var officers: [TeamMember] { visit.team.officers }

  /// A question by its name and form; one that only an earlier version of the form has too.
  package func question(_ name: String, of form: String) -> Question? {
    forms.form(form)?.question(name)
      ?? carried.first { $0.key.form == form && $0.key.question == name }?.question
  }

  /// The newest entry of a type; nil when there is none.
  package func last(_ type: EntryType) -> RecordedEntry? {
    view.entries.last { $0.entry.type == type }
  }

  /// The newest entry of a type in the office's journal; nil when there is none.
  ///
  /// What only the office may say is not believed of a laptop.
  package func ofOffice(_ type: EntryType) -> RecordedEntry? {
    view.entries.last { $0.isFromOffice && $0.entry.type == type }
  }

  /// Everything that keeps the visit from being finished (design 6, exit 4).
  package var gaps: [VisitGap] {
    var gaps: [VisitGap] = []
    if last(.visitArrived) == nil { gaps.append(.notArrived) }
    gaps += evaluation.open.map(VisitGap.open)
    gaps += evaluation.violations.map(VisitGap.violated)
    gaps += evidenceGaps.map(VisitGap.evidence)
    if let partyGap { gaps.append(partyGap) }
    return gaps
  }
}

/// One thing that a visit still needs before it can be finished.
package enum VisitGap: Sendable {
  /// Nobody has arrived yet.
  case notArrived
  /// A required question without an answer.
  case open(QuestionState)
  /// An answer that its question does not take.
  case violated(QuestionState)
  /// A question with less evidence than its rule asks.
  case evidence(QuestionState)
  /// The party has neither signed nor refused to.
  case partySilent
  /// The party refused to sign, before no witness and without a recording (requirements 2.7).
  case refusalUnwitnessed
}

extension Reading {
  /// Everything known of a visit; nil when it was never issued here.
  ///
  /// - Throws: `StoreError.contentMissing` when a form of it is not here.
  package func visitFile(_ name: String) throws -> VisitFile? {
    try VisitSource(name, self).map { VisitFile($0) }
  }
}

extension VisitFile {
  /// Folds what is known of a visit, which needs no database: several can be folded at once.
  init(_ source: VisitSource) {
    let (visit, versions) = (source.visit, source.versions)
    let (view, evaluation) = VisitView.fold(source.entries, context: source.context) { view in
      FormEvaluation(
        versions.forms, answers: view.answersByKey,
        filled: FilledAnswers.all(view, versions.forms), asked: versions.asked(view),
        today: Self.day(of: view, visit))
    }
    self.init(
      visit: visit, everyForm: source.everyForm, everyOfficer: source.everyOfficer, view: view,
      forms: versions.forms, evaluation: evaluation,
      carried: versions.carried(view, today: Self.day(of: view, visit)),
      absentEvidence: view.absentEvidence(held: source.holds),
      afterRevocation: source.afterRevocation)
  }

  /// The day that `today()` means: that of the arrival, so that the same entries always give the
  /// same result; before it, the first of the window.
  private static func day(of view: VisitView, _ visit: Visit) -> CalendarDate {
    let arrival = view.entries.first { $0.entry.type == .visitArrived }
    return arrival?.entry.moment.at.date() ?? visit.window.from
  }
}
