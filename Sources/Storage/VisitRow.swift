package import Canonical
import Forms
import Inspection
import Journal
import Merge

/// The row of a visit in the projection: what lists and pages show without folding entries.
package struct VisitRow: Sendable {
  /// The row as canonical JSON; `design` of its members is in the documentation of `--json`.
  package let json: JSONValue

  /// The row of a visit.
  package init(_ file: VisitFile) {
    let view = file.view
    var members: [String: JSONValue] = [
      "visit": .string(file.name),
      "subject": .string(file.visit.subject.id),
      "subject_name": .string(file.visit.subject.name),
      "plan_entry": .string(file.visit.planEntry),
      "lead": .string(file.visit.lead),
      "team": .strings(file.visit.team.members.map(\.id)),
      "from": .string(file.visit.window.from.description),
      "to": .string(file.visit.window.to.description),
      "state": .string(view.state.rawValue),
      "signed": .bool(view.isSigned),
      "missing_signatures": .strings(view.missingSignatures),
      "conflicts": .integer(view.conflicts.count),
      "agreements": .integer(view.agreements.count),
      "waiting": .integer(view.waiting.count),
      "absent_evidence": .strings(file.absentEvidence.map(\.hex)),
      "answered": .integer(view.answers.count),
      "open": .integer(file.evaluation.open.count),
      "findings": .array(
        file.evaluation.findings.map { Self.finding($0, isCorrected: file.isCorrected($0)) }),
      "forks": .integer(view.forks.count),
    ]
    if let at = file.last(.visitFinished)?.entry.moment.at {
      members["finished"] = .string(at.date().description)
    }
    if file.isEndedByOffice { members["ended_by_office"] = true }
    if let review = file.ofOffice(.visitReviewed) {
      members["review"] = .object(review.entry.data)
      members["reviewed_heads"] = review.entry.data["heads"]
    }
    if let published = file.ofOffice(.published) {
      members["published"] = .object(published.entry.data)
    }
    members["heads"] = .string(file.headsDigest.hex)
    json = .object(members)
  }

  private static func finding(_ state: QuestionState, isCorrected: Bool) -> JSONValue {
    var members: [String: JSONValue] = [
      "form": .string(state.key.form), "question": .string(state.key.question),
      "title": .object([
        "zh": .string(state.question.title.zh), "en": .string(state.question.title.en),
      ]),
      "department": .string(state.department),
      "level": .string(state.question.level.rawValue),
    ]
    if !state.key.instance.isEmpty { members["instance"] = .string(state.key.instance) }
    guard let rule = state.question.onFail else { return .object(members) }
    members["action"] = .string(rule.action.rawValue)
    members["action_label"] = .object([
      "zh": .string(rule.label.zh), "en": .string(rule.label.en),
    ])
    members["outcome"] = rule.outcome.map(JSONValue.string)
    members["days"] = rule.days.map(JSONValue.integer)
    members["to"] = rule.to.map(JSONValue.string)
    if isCorrected { members["corrected"] = true }
    return .object(members)
  }
}

extension VisitFile {
  /// Whether the office, not a laptop alone, decided that the visit is voided or recalled.
  package var isEndedByOffice: Bool {
    [.voided, .recalled].contains(view.state) && view.stateHeads.allSatisfy(\.isFromOffice)
  }

  /// What a review or a publication was based on: the hash over the heads of all answers.
  ///
  /// Another value later means that something came in since (merge.md 10), or that a device was
  /// revoked on whose later entries the result rests.
  package var headsDigest: Digest {
    let late = afterRevocation.map { "\($0.leaf.hex) revoked\n" }
    return Digest.sha256((view.heads.map { "\($0.hex)\n" } + late).joined())
  }

  /// The rows of the visit's open conflicts.
  package var conflictRows: [ConflictRow] {
    view.conflicts.map { conflict in
      var row = ConflictRow(
        id: conflict.id, kind: conflict.kind.rawValue, form: nil, question: nil, instance: nil,
        detail: .null)
      if case .answer(let form, let question, let instance) = conflict.register {
        row.form = form
        row.question = question
        row.instance = instance
      }
      row.detail = Self.detail(conflict, owner: visit.lead)
      return row
    }
  }

  private static func detail(_ conflict: Conflict, owner: String) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(conflict.id.hex), "kind": .string(conflict.kind.rawValue),
      "visit": .string(conflict.visit), "owner": .string(owner),
      "heads": .array(conflict.heads.map(author)),
      "values": .array(
        conflict.values.map { value in
          ["value": value.value ?? .null, "authors": .array(value.authors.map(author))]
        }),
    ]
    if case .answer(let form, let question, let instance) = conflict.register {
      members["form"] = .string(form)
      members["question"] = .string(question)
      if !instance.isEmpty { members["instance"] = .string(instance) }
    }
    if case .subject(let field) = conflict.register { members["field"] = .string(field) }
    if let base = conflict.base { members["base"] = author(base) }
    return .object(members)
  }

  private static func author(_ recorded: RecordedEntry) -> JSONValue {
    var members: [String: JSONValue] = [
      "leaf": .string(recorded.leaf.hex), "origin": .string(recorded.origin.name),
      "seq": .integer(recorded.entry.sequence), "type": .string(recorded.entry.type.word),
      "by": .strings(recorded.entry.by), "at": .string(recorded.entry.moment.at.iso),
    ]
    members["value"] = recorded.entry.data["value"]
    members["reason"] = recorded.entry.data["reason"]
    return .object(members)
  }
}
