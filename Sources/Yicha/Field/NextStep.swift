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
  ///
  /// - Parameters:
  ///   - laptop: The laptop.
  ///   - reading: Its store.
  ///   - visit: The visit just acted on: it comes first until it is done.
  ///   - skipped: How many of its questions were just skipped.
  /// - Returns: What to do and the command for it.
  /// - Throws: `StoreError`; the form's or the visit's error where one cannot be read.
  static func of(
    _ laptop: Laptop, _ reading: Reading, after visit: String? = nil, skipped: Int = 0
  ) throws -> NextStep {
    let visits = try FindVisit.numbered(reading)
    let open = visits.filter(\.isOpen)
    let same = open.first { $0.visit == visit }
    let started = open.first(where: \.isStarted)
    let earliest = open.min { ($0.row["to"]?.string ?? "") < ($1.row["to"]?.string ?? "") }
    guard let next = same ?? started ?? earliest, let file = try reading.visitFile(next.visit)
    else { return try withoutOpenVisit(laptop, reading, hasVisits: !visits.isEmpty) }
    return step(file, number: next.number, skipped: same == nil ? 0 : skipped)
  }

  /// Says it on stderr.
  func tell(_ console: Console) {
    console.say("下一步：\(text.zh)", "next: \(text.en)")
    console.say("  \(command)", "  \(command)")
  }

  private static func step(_ file: VisitFile, number: Int, skipped: Int) -> NextStep {
    let subject = file.visit.subject.name
    switch file.view.state {
    case .finished, .finishedInPart, .voided, .recalled:
      let count = file.signaturesMissing
      return NextStep(
        text: Label(zh: "\(subject)：还须 \(count) 人签名", en: "\(subject): \(count) more signatures"),
        command: "yicha field sign \(number) --key KEY.pem.age")
    case .issued, .underway, .reassigned, .undecided: break
    }
    guard file.last(.visitArrived) != nil else {
      return NextStep(
        text: Label(zh: "\(subject)：到场、出示证件", en: "\(subject): arrive and show certificates"),
        command: "yicha field arrive \(number)")
    }
    return missing(file, number: number, skipped: skipped)
      ?? NextStep(
        text: Label(zh: "\(subject)：结束并签名", en: "\(subject): finish and sign"),
        command: "yicha field finish \(number) --key KEY.pem.age --key KEY.pem.age")
  }

  /// What is missing, the party's part last; nil where nothing is.
  private static func missing(_ file: VisitFile, number: Int, skipped: Int) -> NextStep? {
    let subject = file.visit.subject.name
    let count = file.gaps.count - (file.partyGap == nil ? 0 : 1)
    guard count == 0 else {
      let evaluation = file.evaluation
      let isAnswered = evaluation.open.isEmpty && evaluation.violations.isEmpty
      let note = Label(
        zh: skipped > 0 ? "（刚跳过 \(skipped) 题）" : "",
        en: skipped > 0 ? " (\(skipped) just skipped)" : "")
      return NextStep(
        text: Label(
          zh: "\(subject)：还缺 \(count) 项\(note.zh)", en: "\(subject): \(count) missing\(note.en)"),
        command: isAnswered
          ? "yicha field show \(number) --open" : "yicha field fill \(number)")
    }
    guard file.partyGap != nil else { return nil }
    guard file.last(.statementTaken) != nil else {
      return NextStep(
        text: Label(
          zh: "\(subject)：听取当事人陈述、申辩（没有的，直接 party）",
          en: "\(subject): take the party's statement (if there is none: party)"),
        command: "yicha field statement \(number) TEXT")
    }
    return NextStep(
      text: Label(
        zh: "\(subject)：由当事人签字，拒签的写明原因和见证人",
        en: "\(subject): let the party sign, or record the refusal and its witness"),
      command: "yicha field party \(number) --signed NAME")
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
