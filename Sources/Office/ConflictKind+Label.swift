package import Inspection
package import Merge

extension ConflictKind {
  /// The kind for people.
  package var label: Label {
    switch self {
    case .answers: Label(zh: "同一问题答案不同", en: "different answers to one question")
    case .sameInstance:
      Label(zh: "同一件号下两件不同的东西", en: "two different things under one number")
    case .subject: Label(zh: "对象信息不同", en: "different data of the subject")
    case .state: Label(zh: "任务状态不同", en: "different states of the visit")
    case .voidedAndAnswered:
      Label(zh: "一端作废或收回，另一端作答", en: "ended by one while answered by another")
    case .reassignedAndAnswered:
      Label(zh: "改派时另一端作答", en: "answered while given to another team")
    case .answeredAfterEnd: Label(zh: "结束后作答", en: "answered after the end")
    case .answeredIrrelevant:
      Label(zh: "所答问题因其他答案已不适用", en: "answered where other answers make it irrelevant")
    case .constraintBroken: Label(zh: "合并后不符合约束", en: "breaks its constraint once merged")
    case .requiredMissing: Label(zh: "合并后必答题未答", en: "a required question is open once merged")
    }
  }
}
