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
    let entries = try entries(ofVisit: name)
    let issues = try Self.issues(entries)
    guard let first = issues.first, let visit = issues.last else { return nil }
    let versions = try FormVersions(visit, issues, self)
    // Finishes under a reassignment are judged by the team that its own entry names.
    let officers = Set(issues.flatMap(\.team.officers).map(\.id))
    let context = VisitContext(
      visit: name, team: Set(first.team.officers.map(\.id)),
      keys: try inspectorKeys(officers, signing: entries),
      // What the office names it has seen, also where a laptop never gets it.
      heldElsewhere: Set(entries.filter(\.isFromOffice).flatMap(\.entry.parents)))
    let (view, evaluation) = VisitView.fold(entries, context: context) { view in
      FormEvaluation(
        versions.forms, answers: view.answersByKey,
        filled: FilledAnswers.all(view, versions.forms), asked: versions.asked(view),
        today: Self.day(of: view, visit))
    }
    let ends = try revokedPositions()
    let expired = try expired(entries)
    return VisitFile(
      visit: visit, everyForm: Set(issues.flatMap(\.forms).map(\.digest)),
      everyOfficer: officers, view: view, forms: versions.forms,
      evaluation: evaluation,
      carried: versions.carried(view, today: Self.day(of: view, visit)),
      absentEvidence: view.absentEvidence { content.holds($0) || expired.contains($0) },
      afterRevocation: entries.filter { recorded in
        ends[recorded.origin.holder].map { recorded.entry.sequence >= $0 } ?? false
      })
  }

  /// The evidence that this store itself has let go under a receipt; what a laptop let go the office
  /// must have.
  private func expired(_ entries: [RecordedEntry]) throws -> Set<Digest> {
    let marks = entries.filter { $0.entry.type == .evidenceExpired }
    guard !marks.isEmpty else { return [] }
    let own = try ownOrigins()
    return ExpiredPayload.digests(marks.filter { own.contains($0.origin) }.map(\.entry))
  }

  /// How many entries of each revoked device its last receipt covered, by its 16 digits.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func revokedPositions() throws -> [String: Int] {
    var positions: [String: Int] = [:]
    for row in try keyRows() where row.type == "key.revoked" {
      positions[String(row.kid.prefix(16))] = row.record["position"]?.integer
    }
    return positions
  }

  /// The visit each time that the office gave it, in the order of its journal.
  private static func issues(_ entries: [RecordedEntry]) throws -> [Visit] {
    try entries.filter { $0.entry.data["visit"] != nil && $0.isFromOffice }
      .sorted { $0.entry.sequence < $1.entry.sequence }
      .compactMap { try $0.entry.data["visit"].map { try Visit($0) } }
  }

  /// The day that `today()` means: that of the arrival, so that the same entries always give the
  /// same result; before it, the first of the window.
  private static func day(of view: VisitView, _ visit: Visit) -> CalendarDate {
    let arrival = view.entries.first { $0.entry.type == .visitArrived }
    return arrival?.entry.moment.at.date() ?? visit.window.from
  }

  private func inspectorKeys(
    _ officers: Set<String>, signing entries: [RecordedEntry]
  ) throws -> [Digest: InspectorKey] {
    let rows = try keyRows()
    let revoked = Set(rows.filter { $0.type == "key.revoked" }.map(\.kid))
    var keys: [Digest: InspectorKey] = [:]
    for row in rows where row.role == "inspector" {
      guard let holder = row.holder, let key = row.publicKey, let id = Digest(hex: row.kid) else {
        continue
      }
      keys[id] = InspectorKey(
        holder: holder, publicKey: key, certified: officers.contains(holder),
        signedBeforeEnd: revoked.contains(row.kid)
          ? try signedBeforeEnd(of: row.kid, entries) : nil)
    }
    return keys
  }
}
