import Canonical
import Forms
package import Inspection
import Journal
package import Merge
import Storage

extension VisitFile {
  /// Everything that keeps the visit's result from being approved and published, each as a
  /// sentence (merge.md 10, 11, 13).
  var missing: [Label] {
    var missing = [notFinished].compactMap { $0 }
    missing += view.missingSignatures.map {
      Label(zh: "缺少签名：\($0)", en: "signature missing: \($0)")
    }
    missing += view.conflicts.map(Self.text)
    missing += Self.waiting(view.waiting)
    missing += absentEvidence.map {
      Label(zh: "证据未到：\($0.prefix16)", en: "evidence not here yet: \($0.prefix16)")
    }
    // What the conflicts name already is not said twice.
    if view.conflicts.isEmpty { missing += gaps.map(Self.text) }
    return missing
  }

  /// Why the team has not ended its work; nil where it has, even if not all of it.
  var notEnded: Label? {
    switch view.state {
    case .finished, .finishedInPart, .undecided: nil
    default: notFinished
    }
  }

  private var notFinished: Label? {
    guard view.state != .finished else { return nil }
    let state = view.state.label
    guard view.state == .finishedInPart else {
      return Label(zh: "检查未结束（\(state.zh)）", en: "not finished (\(state.en))")
    }
    let count = view.answersOutsideFinishes.count
    let origins = Set(view.answersOutsideFinishes.map(\.origin.holder)).sorted()
      .joined(separator: " ")
    return Label(
      zh: "\(count) 项填写不在任何一次结束之内（\(origins)）",
      en: "\(count) answers belong to no finish (\(origins))")
  }

  private static func waiting(_ waiting: [WaitingEntry]) -> [Label] {
    guard !waiting.isEmpty else { return [] }
    let absent = Set(waiting.flatMap(\.absent)).sorted().map(\.prefix16).joined(separator: " ")
    return [
      Label(
        zh: "\(waiting.count) 条记录等待尚未收到的记录：\(absent)",
        en: "\(waiting.count) entries wait for others that are not here yet: \(absent)")
    ]
  }

  private static func text(_ conflict: Conflict) -> Label {
    let place =
      switch conflict.register {
      case .answer(_, let question, let instance):
        instance.isEmpty ? question : "\(question)#\(instance)"
      case .subject(let field): field
      case .state, nil: "state"
      }
    return Label(
      zh: "冲突未决：\(place)（\(conflict.kind.rawValue)）",
      en: "conflict open: \(place) (\(conflict.kind.rawValue))")
  }

  private static func text(_ gap: VisitGap) -> Label {
    switch gap {
    case .notArrived: Label(zh: "未记录到场", en: "no arrival recorded")
    case .open(let state): about(state, Label(zh: "未填写", en: "no answer"))
    case .violated(let state): about(state, Label(zh: "答案不合要求", en: "answer not accepted"))
    case .evidence(let state): about(state, Label(zh: "缺少证据", en: "evidence missing"))
    }
  }

  private static func about(_ state: QuestionState, _ text: Label) -> Label {
    Label(
      zh: "\(state.key.question) \(text.zh)", en: "\(state.key.question): \(text.en)")
  }
}

extension VisitState {
  /// The state's name.
  package var label: Label {
    switch self {
    case .issued: Label(zh: "已下发", en: "issued")
    case .underway: Label(zh: "检查中", en: "underway")
    case .finishedInPart: Label(zh: "部分结束", en: "finished in part")
    case .finished: Label(zh: "已结束", en: "finished")
    case .voided: Label(zh: "已作废", en: "voided")
    case .recalled: Label(zh: "已收回", en: "recalled")
    case .reassigned: Label(zh: "已改派", en: "reassigned")
    case .undecided: Label(zh: "待裁决", en: "undecided")
    }
  }
}
