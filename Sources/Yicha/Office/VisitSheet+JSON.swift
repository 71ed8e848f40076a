import Canonical
import Forms
import Inspection
import Journal
import Merge
import Office
import Storage

extension VisitSheet {
  /// The sheet for programs.
  ///
  /// `{"visit", "state", "subject", "team", "window", "lead", "questions": [as `field show`, with
  /// "authors"], "findings": [{"question", "instance", "corrected"}], "evidence": [{"sha256",
  /// "kind", "size", "question" | null, "instance", "withdrawn", "here"}], "party": [{"type", "by",
  /// "at", "data"}], "carried": [{"form", "version",
  /// "question", "instance", "title", "finding", "values"}], "signatures": [{"finished",
  /// "signed_by", "missing", "not_counted"}], "times": [as `field
  /// log`], "missing": [{zh, en}],
  /// "flagged": [{zh, en}], "proposed": {"codes", "dispositions"}}`
  var json: JSONValue {
    [
      "visit": .string(file.name), "state": .string(file.view.state.rawValue),
      "subject": file.visit.subject.value, "team": file.visit.team.value,
      "window": file.visit.window.value, "lead": .string(file.visit.lead),
      "questions": .array(QuestionLine.all(file).filter(\.isShown).map(question)),
      "findings": .array(
        file.evaluation.findings.map { state in
          [
            "question": .string(state.key.question), "instance": .string(state.key.instance),
            "corrected": .bool(file.isCorrected(state)),
          ]
        }),
      "evidence": .array(file.view.evidence.map(piece)),
      "party": .array(
        partyActs.map { act in
          Self.joined(
            Self.author(act),
            ["data": .object(act.entry.data), "type": .string(act.entry.type.word)])
        }),
      "carried": .array(file.carried.map(Self.carried)),
      "signatures": .array(
        file.view.finishes.map { finish in
          [
            "finished": .string(finish.entry.entry.moment.at.iso),
            "signed_by": .strings(finish.signedBy.sorted()),
            "missing": .strings(finish.missing.sorted()),
            "not_counted": .array(
              finish.badSignatures.map { signature in
                Self.joined(
                  Self.author(signature.recorded), ["reason": .string(signature.reason.rawValue)])
              }),
          ]
        }),
      "times": .array(times.map(\.value)),
      "missing": .array(sheet.missing.map(\.value)),
      "flagged": .array(file.flags.map(\.value)),
      "proposed": [
        "codes": .strings(sheet.codes.map(\.code)),
        "dispositions": .array(sheet.measures.map { .integer($0.number) }),
      ],
    ]
  }

  private func question(_ line: QuestionLine) -> JSONValue {
    Self.joined(line.json, ["authors": .array(heads(of: line.state).map(Self.author))])
  }

  private func piece(_ reference: EvidenceReference) -> JSONValue {
    let payload = reference.payload
    return [
      "sha256": .string(payload.digest.hex), "kind": .string(payload.kind),
      "size": .integer(payload.size), "question": payload.question.map(JSONValue.string) ?? .null,
      "instance": .string(payload.instance), "withdrawn": .bool(reference.withdrawn),
      "here": .bool(isHere(payload.digest)),
    ]
  }

  /// An answer to a question that a revised form no longer has.
  static func carried(_ answer: CarriedAnswer) -> JSONValue {
    [
      "form": .string(answer.key.form), "version": .string(answer.version),
      "question": .string(answer.key.question), "instance": .string(answer.key.instance),
      "title": answer.question.title.json, "finding": .bool(answer.isFinding),
      "values": .array(
        answer.values.map { value in
          ["value": value.value ?? .null, "authors": .array(value.authors.map(author))]
        }),
    ]
  }

  private static func author(_ recorded: RecordedEntry) -> JSONValue {
    [
      "by": .strings(recorded.entry.by), "at": .string(recorded.entry.moment.at.iso),
      "origin": .string(recorded.origin.name),
    ]
  }

  private static func joined(_ value: JSONValue, _ more: [String: JSONValue]) -> JSONValue {
    .object((value.object ?? [:]).merging(more) { _, new in new })
  }
}
