import Forms
import Inspection

extension Failure {
  init(_ error: FormProblems) {
    let zh = error.problems.map { "\n  " + $0.text(.chinese) }.joined()
    let en = error.problems.map { "\n  " + $0.text(.english) }.joined()
    let count = error.problems.count
    self.init(
      .notAccepted,
      Label(
        zh: "检查表有 \(count) 处不对：\(zh)", en: "\(Counted.of(count, "defect")) in forms:\(en)"),
      hint: Label(
        zh: "改好后再核对：yicha form check FOLDER", en: "mend them, then: yicha form check FOLDER"))
  }
}
