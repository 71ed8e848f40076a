import Canonical
import Inspection

/// Finds what can be read and never comes to anything: a form without questions, a rule that no
/// answer meets.
///
/// It judges what people write, never a compiled form: a form that was once published must be
/// readable for ever.
enum SenseCheck {
  /// Reports what is without effect to the draft's collector, once nothing else is wrong with it.
  static func check(_ draft: FormDraft) {
    guard draft.collector.problems.isEmpty else { return }
    let report = draft.collector.report(_:at:)
    let sections = draft.collector.document.value["sections"]?.array
    if sections == [] { report(.emptyList("sections"), ["sections"]) }
    for (index, section) in (sections ?? []).enumerated() where section["questions"] == [] {
      report(.emptyList("questions"), ["sections", .index(index), "questions"])
    }
    draft.forEachQuestion { question, path in
      if question.evidence.when == .onFail, question.fail == nil {
        report(.evidenceWithoutFail, path + ["evidence", "when"])
      }
      guard question.fail != nil else { return }
      if question.level == .scope {
        report(.failOnScope, path + ["fail"])
      } else if neverFails(question) {
        report(.neverFails, path + ["fail"])
      }
    }
  }

  /// Whether none of the few answers that a question takes is a finding.
  ///
  /// Rules that look at other questions or at the day are not judged, nor are questions of more
  /// answers than can be tried.
  private static func neverFails(_ question: Question) -> Bool {
    guard let fail = question.fail, fail.references.isEmpty, !usesToday(fail) else { return false }
    let codes: [String]
    switch question.kind {
    case .yesNoNA: codes = ["yes", "no", "na"]
    case .selectOne: codes = question.choices.map(\.name)
    default: return false
    }
    let anyDay = CalendarDate(daysSinceEpoch: 0)
    return !codes.contains { question.isFinding(.string($0), today: anyDay) }
  }

  private static func usesToday(_ expression: Expression) -> Bool {
    var found = false
    expression.root.walk { node in
      if case .call(let function, _) = node, function.name == "today" { found = true }
    }
    return found
  }
}
