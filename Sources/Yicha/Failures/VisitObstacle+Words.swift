import Inspection
import Office

extension VisitObstacle {
  /// Why the office cannot do so, for people.
  var label: Label {
    switch self {
    case .published: Label(zh: "已经公示", en: "its result is public")
    case .approved: Label(zh: "已审核通过", en: "its result is approved")
    case .undecided: Label(zh: "有冲突待裁决", en: "it is in dispute")
    case .finished: Label(zh: "已结束，结果已交回", en: "it is finished and its result is here")
    case .voided: Label(zh: "已作废", en: "it is voided")
    case .recalled: Label(zh: "已收回", en: "it is recalled")
    case .inTime: Label(zh: "没有逾期交回的记录", en: "nothing of it came back late")
    }
  }

  /// What to do instead.
  func hint(_ visit: String) -> Label {
    switch self {
    case .published, .approved, .finished:
      Label(
        zh: "退回或更正：yicha office review \(visit) --return --reason 原因",
        en: "return or correct it: yicha office review \(visit) --return --reason WHY")
    case .undecided:
      Label(
        zh: "先裁决：yicha office conflicts；逾期交回的用 yicha office visit accept 或 return",
        en: "decide first: yicha office conflicts; a late return by visit accept or return")
    case .voided, .recalled:
      Label(
        zh: "交回小组：yicha office visit return \(visit) --reason 原因",
        en: "give it back: yicha office visit return \(visit) --reason WHY")
    case .inTime:
      Label(
        zh: "审核：yicha office review \(visit)；查看：yicha office visits \(visit)",
        en: "review it: yicha office review \(visit); see it: yicha office visits \(visit)")
    }
  }
}
