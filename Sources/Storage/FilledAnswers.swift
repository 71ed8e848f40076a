import Canonical
import Forms
import Inspection
import Journal
import Merge

/// Answers to procedural questions, taken from the acts' own entries: they are never asked beside
/// them and never conflict between devices (design 5.5).
enum FilledAnswers {
  /// What the entries of a visit answer in the forms' procedural questions.
  static func all(_ view: VisitView, _ forms: VisitForms) -> [AnswerKey: JSONValue] {
    var filled: [AnswerKey: JSONValue] = [:]
    for form in forms.forms {
      for question in form.questions {
        guard let source = question.filledBy else { continue }
        let acts = view.entries.filter { $0.entry.type.word == source.rawValue }
        let key = AnswerKey(form: form.id, question: question.name)
        filled[key] = value(of: question, source, acts.map(\.entry), view)
      }
    }
    return filled
  }

  private static func value(
    of question: Question, _ source: FilledBy, _ acts: [Entry], _ view: VisitView
  ) -> JSONValue? {
    guard let last = acts.last else { return absent(source, view) }
    switch question.kind {
    case .date: return .string(day(source, acts, last).description)
    case .decimal, .integer:
      return .string(String(Set(acts.flatMap(\.by)).count))
    case .text: return last.data["text"] ?? last.data["reason"]
    case .signature: return signature(source, acts, last)
    default: return flag(source, last)
    }
  }

  /// What can be said although no entry is there: once the party has signed the record, which
  /// shows no request for recusal, there was none.
  ///
  /// Before that nobody has said so.
  private static func absent(_ source: FilledBy, _ view: VisitView) -> JSONValue? {
    let hasSigned = view.entries.contains { $0.entry.type == .partySigned }
    return source == .recusalRequested && hasSigned ? "no" : nil
  }

  /// A check begins with the first arrival, however many come later, and ends with the last finish.
  private static func day(_ source: FilledBy, _ acts: [Entry], _ last: Entry) -> CalendarDate {
    let first = acts.map(\.moment.at).min { $0.milliseconds < $1.milliseconds }
    return (source == .visitArrived ? first ?? last.moment.at : last.moment.at).date()
  }

  private static func flag(_ source: FilledBy, _ act: Entry) -> JSONValue? {
    switch source {
    case .recordingAnnounced: act.data["running"] == true ? "yes" : "no"
    case .partySigned: act.data["evidence_list"] == true ? "yes" : "na"
    default: "yes"
    }
  }

  private static func signature(_ source: FilledBy, _ acts: [Entry], _ last: Entry) -> JSONValue? {
    switch source {
    case .visitSigned: .string(Set(acts.flatMap(\.by)).sorted().joined(separator: " "))
    case .partyRefused: last.data["witness"]
    default: last.data["name"] ?? .string(last.leaf.hex)
    }
  }
}
