import Canonical
import Field
import Forms
import Inspection
import Journal
import Merge
import Storage

/// What an inspector does next, as a sentence and a command.
struct NextStep {
  /// What and why.
  let text: Label
  /// The command; FILE, KEY and DIR stand for what only the inspector knows.
  let command: String

  /// The next step on this laptop.
  static func of(_ laptop: Laptop, _ reading: Reading) throws -> NextStep {
    let visits = try FindVisit.ordered(reading)
    let open = visits.enumerated().filter { FindVisit.isOpen($1.row) }
    let started = open.first { $1.row["state"]?.string != "issued" }
    let earliest = open.min { ($0.1.row["to"]?.string ?? "") < ($1.1.row["to"]?.string ?? "") }
    guard let (index, next) = started ?? earliest,
      let file = try reading.visitFile(next.visit)
    else { return try withoutOpenVisit(laptop, reading, hasVisits: !visits.isEmpty) }
    return step(file, number: index + 1)
  }

  /// Says it on stderr.
  func tell(_ console: Console) {
    console.say("下一步：\(text.zh)", "next: \(text.en)")
    console.say("  \(command)", "  \(command)")
  }

  private static func step(_ file: VisitFile, number: Int) -> NextStep {
    let subject = file.visit.subject.name
    switch file.view.state {
    case .finished, .finishedInPart, .voided, .recalled:
      let count = file.signaturesMissing
      return NextStep(
        text: Label(zh: "\(subject)：还须 \(count) 人签名", en: "\(subject): \(count) more signatures"),
        command: "yicha field sign \(number) --key KEY.pem")
    case .issued, .underway, .reassigned, .undecided: break
    }
    guard file.last(.visitArrived) != nil else {
      return NextStep(
        text: Label(zh: "\(subject)：到场、出示证件", en: "\(subject): arrive and show certificates"),
        command: "yicha field arrive \(number)")
    }
    let missing = file.gaps.count
    guard missing == 0 else {
      let evaluation = file.evaluation
      let isAnswered = evaluation.open.isEmpty && evaluation.violations.isEmpty
      return NextStep(
        text: Label(zh: "\(subject)：还缺 \(missing) 项", en: "\(subject): \(missing) missing"),
        command: isAnswered
          ? "yicha field show \(number) --open" : "yicha field fill \(number)")
    }
    return NextStep(
      text: Label(zh: "\(subject)：结束并签名", en: "\(subject): finish and sign"),
      command: "yicha field finish \(number) --key KEY.pem --key KEY.pem")
  }

  private static func withoutOpenVisit(
    _ laptop: Laptop, _ reading: Reading, hasVisits: Bool
  ) throws -> NextStep {
    if try hasUnpackedWork(laptop, reading) {
      return NextStep(
        text: Label(zh: "打包结果，带回办公室", en: "pack the results and take them to the office"),
        command: "yicha field pack --to DIR")
    }
    return NextStep(
      text: hasVisits
        ? Label(
          zh: "全部完成；有新任务包时打开", en: "all is done; open the next task bundle when it comes")
        : Label(zh: "打开任务包", en: "open a task bundle"),
      command: "yicha field open BUNDLE.zip")
  }

  /// Whether a visit's act stands after the last bundle, among the acts that are looked at.
  private static func hasUnpackedWork(_ laptop: Laptop, _ reading: Reading) throws -> Bool {
    let last = try reading.lastEntries(of: laptop.origin, limit: 256)
      .last { $0.visit != nil || $0.type == .packed }
    return last.map { $0.type != .packed } ?? false
  }
}

extension VisitFile {
  /// How many officers must still sign a finish of the visit for it to count as signed.
  var signaturesMissing: Int {
    view.finishes.filter { !$0.isSigned }
      .map { FinishView.signaturesNeeded - $0.signedBy.count }.max() ?? 0
  }
}
