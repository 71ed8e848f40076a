package import Canonical
package import Forms
package import Inspection
package import Journal
package import Merge

/// Everything known of one visit: what was issued, what the entries say, what the forms make of it.
package struct VisitFile: Sendable {
  /// The visit as it was last issued.
  package let visit: Visit
  /// The fold of its entries.
  package let view: VisitView
  /// Its compiled forms, the included ones first.
  package let forms: VisitForms
  /// What the forms ask, given the merged answers.
  package let evaluation: FormEvaluation
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
    guard let visit = try Self.issued(entries) else { return nil }
    let forms = VisitForms(try visit.forms.map { try form($0.digest) })
    // Finishes under a reassignment are judged by the team that its own entry names.
    let first = try Self.issued(entries.filter { $0.entry.type == .visitIssued }) ?? visit
    let officers = Set(visit.team.officers.map(\.id)).union(first.team.officers.map(\.id))
    let context = VisitContext(
      visit: name, team: Set(first.team.officers.map(\.id)), keys: try inspectorKeys(officers))
    let (view, evaluation) = VisitView.fold(entries, context: context) { view in
      FormEvaluation(
        forms, answers: view.answersByKey, filled: FilledAnswers.all(view, forms),
        today: Self.day(of: view, visit))
    }
    let ends = try revokedPositions()
    let expired = try expired(entries)
    return VisitFile(
      visit: visit, view: view, forms: forms, evaluation: evaluation,
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

  /// The visit as the newest entry that issues it says.
  private static func issued(_ entries: [RecordedEntry]) throws -> Visit? {
    let issues = entries.filter { $0.entry.data["visit"] != nil && $0.isFromOffice }
    let newest = issues.max { $0.entry.sequence < $1.entry.sequence }
    return try newest?.entry.data["visit"].map { try Visit($0) }
  }

  /// The day that `today()` means: that of the arrival, so that the same entries always give the
  /// same result; before it, the first of the window.
  private static func day(of view: VisitView, _ visit: Visit) -> CalendarDate {
    let arrival = view.entries.first { $0.entry.type == .visitArrived }
    return arrival?.entry.moment.at.date() ?? visit.window.from
  }

  private func inspectorKeys(_ officers: Set<String>) throws -> [Digest: InspectorKey] {
    var keys: [Digest: InspectorKey] = [:]
    for row in try keyRows() where row.role == "inspector" {
      guard let holder = row.holder, let key = row.publicKey, let id = Digest(hex: row.kid) else {
        continue
      }
      keys[id] = InspectorKey(
        holder: holder, publicKey: key, certified: officers.contains(holder))
    }
    return keys
  }

}
