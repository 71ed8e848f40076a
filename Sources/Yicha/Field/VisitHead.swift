import Forms
import Inspection
import Merge
import Storage

/// What stands above the questions of a visit: who, where, when, by whom, how far.
enum VisitHead {
  /// Prints the lines, no wider than the terminal.
  static func tell(_ file: VisitFile, _ console: Console) {
    for line in lines(file, console) { console.print(wrapped: line, indent: 4) }
  }

  /// The lines, as wide as they are.
  static func lines(_ file: VisitFile, _ console: Console) -> [String] {
    let visit = file.visit
    let state = console.text(VisitStateWords.label(file.view.state))
    let departments = visit.departments.map { console.text($0.name) }
    let separator = console.text("、", ", ")
    return [
      "\(file.name)  \(visit.subject.name)  [\(state)]",
      "  " + subject(visit.subject, console),
    ] + corrections(file, console)
      + [
        "  \(visit.window.from) ~ \(visit.window.to)  " + departments.joined(separator: separator),
        "  " + visit.team.members.map { person($0, visit, console) }.joined(separator: separator),
        "  " + progress(file, console),
      ].map { Columns.trimmed(Columns.oneLine($0)) }
  }

  private static func subject(_ subject: VisitSubject, _ console: Console) -> String {
    let person = subject.legalRepresentative
    let parts = [
      subject.id, subject.trade, subject.address,
      person.isEmpty ? "" : console.text("负责人 ", "represented by ") + person, subject.phone,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// What the team found otherwise than the register says; of a dispute every value.
  static func corrections(_ file: VisitFile, _ console: Console) -> [String] {
    file.view.registers.values.compactMap { view -> (field: String, text: String)? in
      guard case .subject(let field) = view.register else { return nil }
      let values = view.values.map { ConflictWords.value($0.value, nil) }
      return (field, values.map(console.text).joined(separator: " / "))
    }.sorted { $0.field < $1.field }.map { field, text in
      "  " + console.text("现场更正 ", "corrected on site: ") + "\(field) \(text)"
    }
  }

  private static func person(
    _ member: TeamMember, _ visit: Visit, _ console: Console
  ) -> String {
    let name = "\(member.id) \(member.name)"
    if member.id == visit.team.leader { return name + console.text("（组长）", " (leader)") }
    return member.counts ? name : name + console.text("（协助）", " (assists)")
  }

  private static func progress(_ file: VisitFile, _ console: Console) -> String {
    let counts = [
      (file.view.answers.count, Label(zh: "已填", en: "answered")),
      (file.evaluation.open.count, Label(zh: "未填", en: "open")),
      (file.evaluation.findings.count, Label(zh: "问题", en: "findings")),
      (file.evidenceGaps.count, Label(zh: "缺证据", en: "evidence missing")),
      (file.evaluation.violations.count, Label(zh: "不合要求", en: "not accepted")),
      (file.view.conflicts.count, Label(zh: "冲突", en: "conflicts")),
    ]
    let always = 3
    let parts = counts.enumerated().filter { $0.offset < always || $0.element.0 > 0 }
      .map { console.text("\($1.1.zh) \($1.0)", "\($1.1.en) \($1.0)") }
    let missing = file.view.missingSignatures
    let unsigned =
      missing.isEmpty
      ? [] : [console.text("未签名：", "unsigned: ") + missing.joined(separator: " ")]
    return (parts + unsigned).joined(separator: console.text("，", ", "))
  }
}
