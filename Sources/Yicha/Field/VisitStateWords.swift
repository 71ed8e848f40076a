import Inspection
import Merge

/// The words for where a visit stands.
enum VisitStateWords {
  /// The word for a state as it is stored; one that this program does not know stands for itself.
  static func label(_ word: String) -> Label {
    VisitState(rawValue: word).map(label) ?? Label(zh: word, en: word)
  }

  /// The word for a state.
  static func label(_ state: VisitState) -> Label {
    switch state {
    case .issued: Label(zh: "待检查", en: "issued")
    case .underway: Label(zh: "进行中", en: "underway")
    case .finishedInPart: Label(zh: "部分结束", en: "finished in part")
    case .finished: Label(zh: "已结束", en: "finished")
    case .voided: Label(zh: "已作废", en: "voided")
    case .recalled: Label(zh: "已撤回", en: "recalled")
    case .reassigned: Label(zh: "已改派", en: "reassigned")
    case .undecided: Label(zh: "待裁决", en: "undecided")
    }
  }
}
