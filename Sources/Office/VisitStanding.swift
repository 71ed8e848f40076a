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
    missing += Self.absent(absentEvidence)
    // What the conflicts name already is not said twice, and before the end most is still open.
    if view.conflicts.isEmpty, view.state == .finished { missing += gapTexts }
    return missing
  }

  /// What is said of entries that a revoked device wrote after its last receipt; nil without any.
  package var revocationText: Label? {
    guard !afterRevocation.isEmpty else { return nil }
    let devices = Set(afterRevocation.map(\.origin.holder)).sorted().joined(separator: " ")
    return Label(
      zh: "\(afterRevocation.count) 条记录出自已撤销的终端 \(devices)，在其最后回执之后",
      en: "\(afterRevocation.count) entries are of the revoked device \(devices), after its last "
        + "receipt")
  }

  /// The first of the gaps, as far as a person reads them.
  private var gapTexts: [Label] {
    let gaps = openGaps
    let shown = 10
    guard gaps.count > shown else { return gaps.map(Self.text) }
    let rest = gaps.count - shown
    return gaps.prefix(shown).map(Self.text) + [Label(zh: "另有 \(rest) 项", en: "and \(rest) more")]
  }

  /// The gaps that nobody decided to let stand.
  private var openGaps: [VisitGap] {
    let decided = Set(view.letStand.compactMap(\.register))
    return gaps.filter { gap in
      switch gap {
      case .open(let state), .violated(let state):
        !decided.contains(
          .answer(
            form: state.key.form, question: state.key.question, instance: state.key.instance))
      case .notArrived, .evidence, .partySilent, .refusalUnwitnessed: true
      }
    }
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
      return Label(zh: "检查未完成（\(state.zh)）", en: "not finished (\(state.en))")
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
    let absent = some(Set(waiting.flatMap(\.absent)).sorted())
    return [
      Label(
        zh: "\(waiting.count) 条记录等待尚未收到的记录：\(absent)",
        en: "\(waiting.count) entries wait for others that are not here yet: \(absent)")
    ]
  }

  private static func absent(_ evidence: [Digest]) -> [Label] {
    guard !evidence.isEmpty else { return [] }
    let names = some(evidence)
    return [
      Label(
        zh: "\(evidence.count) 份证据未到：\(names)",
        en: "evidence not here yet, \(evidence.count): \(names)")
    ]
  }

  /// The first of the digests, as far as a person reads them.
  private static func some(_ digests: [Digest]) -> String {
    let shown = 5
    let names = digests.prefix(shown).map(\.prefix16).joined(separator: " ")
    return digests.count > shown ? names + " …" : names
  }

  private static func text(_ conflict: Conflict) -> Label {
    let place: String? =
      switch conflict.register {
      case .answer(_, let question, let instance):
        instance.isEmpty ? question : "\(question)#\(instance)"
      case .subject(let field): field
      case .state, nil: nil
      }
    let kind = conflict.kind.label
    return Label(
      zh: "冲突未决：\(place.map { "\($0)，" } ?? "")\(kind.zh)",
      en: "conflict open: \(place.map { "\($0), " } ?? "")\(kind.en)")
  }

  private static func text(_ gap: VisitGap) -> Label {
    switch gap {
    case .notArrived: Label(zh: "未记录到场", en: "no arrival recorded")
    case .open(let state): about(state, Label(zh: "未填写", en: "no answer"))
    case .violated(let state): about(state, Label(zh: "答案不合要求", en: "answer not accepted"))
    case .evidence(let state): about(state, Label(zh: "缺少证据", en: "evidence missing"))
    case .partySilent:
      Label(zh: "当事人既未签字也未拒签", en: "the party has neither signed nor refused")
    case .refusalUnwitnessed:
      Label(zh: "拒签既无见证人也无录音录像", en: "a refusal with neither witness nor recording")
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
