import Inspection
import Storage

extension Failure {
  init(_ error: DecisionError) {
    self.init(
      error.exitCode, error.label, hint: error.hint(isOffice: CommandPath.live.isOffice))
  }
}

extension DecisionError {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .unknownQuestion, .severalConflicts, .unknownValue: .usage
    case .noConflict, .notTaken, .onlyLetStand: .notAccepted
    case .stillOpen: .failed
    }
  }

  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .unknownQuestion(let word):
      Label(zh: "没有问题 \(word)", en: "there is no question \(word)")
    case .noConflict(let name):
      Label(zh: "\(name) 没有待处理的冲突", en: "\(name) has no conflict to decide")
    case .severalConflicts(let name):
      Label(zh: "\(name) 可指多个冲突", en: "\(name) means more than one conflict")
    case .unknownValue(let number):
      Label(zh: "没有第 \(number) 个值", en: "there is no value \(number)")
    case .notTaken(let question, let why):
      Label(
        zh: "\(question) 不接受此值：\(why.zh)", en: "\(question) does not take this value: \(why.en)")
    case .onlyLetStand(let question, isAnswered: true):
      Label(
        zh: "\(question) 是逻辑冲突，只能保留现有答案，不能改成别的值",
        en: "\(question) is a conflict of logic: its answer can be let stand, not changed")
    case .onlyLetStand(let question, isAnswered: false):
      Label(
        zh: "\(question) 没有答案，只能裁决为不填", en: "\(question) has no answer: it can be left open")
    case .stillOpen(let name):
      Label(
        zh: "\(name) 的冲突裁决后仍未解决，裁决未记录",
        en: "\(name) is in conflict even so: the decision was not recorded")
    }
  }

  /// What to do about it: the next command of the side that decides.
  func hint(isOffice: Bool) -> Label {
    let side = isOffice ? "office" : "field"
    let again =
      isOffice
      ? Label(zh: "退回检查组：yicha office review … --return", en: "yicha office review … --return")
      : Label(zh: "yicha field answer", en: "yicha field answer")
    switch self {
    case .unknownQuestion:
      let list = isOffice ? "yicha office visits" : "yicha field show"
      return Label(zh: "查看：\(list)", en: "see: \(list)")
    case .noConflict, .severalConflicts, .unknownValue:
      return Label(zh: "查看：yicha \(side) conflicts", en: "see: yicha \(side) conflicts")
    case .notTaken:
      return Label(
        zh: "查看各方答案：yicha \(side) conflicts",
        en: "see the values there are: yicha \(side) conflicts")
    case .onlyLetStand(_, isAnswered: true):
      return Label(
        zh: "保留写 --take 1；要改答案，\(again.zh)", en: "let it stand: --take 1; to change it: \(again.en)"
      )
    case .onlyLetStand(_, isAnswered: false):
      return Label(
        zh: "不填写 --clear；要补答，\(again.zh)",
        en: "leave it open: --clear; to have it answered: \(again.en)")
    case .stillOpen:
      return Label(
        zh: "查看：yicha \(side) conflicts；仍不行请报告",
        en: "see: yicha \(side) conflicts; else report it")
    }
  }
}
