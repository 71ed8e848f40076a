import Canonical
import Field
import Forms
import Inspection
import Journal
import Merge
import Publication
import Storage

extension SiteRecord {
  /// The record of a visit as it stands on this laptop.
  ///
  /// - Parameters:
  ///   - file: The visit.
  ///   - headCode: The code of the journal's head.
  ///   - now: When it is printed.
  init(_ file: VisitFile, headCode: String, now: Timestamp) {
    let visit = file.visit
    let lead = visit.departments.first { $0.id == visit.lead }
    let others = visit.departments.filter { $0.id != visit.lead }
    self.init(
      departments: ([lead].compactMap { $0 } + others).map(\.name.zh), visit: file.name,
      facts: Self.subject(file) + Self.work(file), sections: Self.sections(file),
      findings: Self.findings(file), evidence: Self.evidence(file),
      statement: file.last(.statementTaken)?.entry.data["text"]?.string,
      signers: Self.signers(file), printed: now.local(), headCode: headCode)
  }

  /// The paper is in Chinese, whatever language the screen has.
  private static let console = Console(language: .chinese, isTerminal: false)

  private static func subject(_ file: VisitFile) -> [Fact] {
    let subject = file.visit.subject
    let corrections = VisitHead.corrections(file, console).map { text in
      String(text.drop { $0 == " " })
    }
    return [
      Fact(Label(zh: "被检查人", en: "party"), [subject.name, subject.id]),
      Fact(Label(zh: "地址", en: "address"), [subject.address]),
      Fact(
        Label(zh: "负责人、电话", en: "represented by"), [subject.legalRepresentative, subject.phone]),
      Fact(Label(zh: "现场更正", en: "corrected on site"), corrections),
    ]
  }

  private static func work(_ file: VisitFile) -> [Fact] {
    let visit = file.visit
    let arrived = file.view.entries.filter { $0.entry.type == .visitArrived }
    let recording = file.last(.recordingAnnounced)?.entry.data
    let people = visit.team.members.map { member in
      [
        member.name, member.id, member.certificate.map { "执法证 \($0)" } ?? "（协助）",
        member.id == visit.team.leader ? "（组长）" : "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return [
      Fact(Label(zh: "检查人员", en: "inspectors"), people),
      Fact(
        Label(zh: "到场时间", en: "arrived"),
        arrived.map { "\($0.entry.moment.at.local()) \($0.entry.by.joined(separator: " "))" }),
      Fact(
        Label(zh: "告知", en: "announced"),
        [
          file.last(.certificateShown) == nil ? "" : "已出示执法证件",
          recording.map { data in
            data["running"] == true ? "已告知全程录音录像" : "未录音录像：\(data["reason"]?.string ?? "")"
          } ?? "",
          file.last(.recusalRequested)?.entry.data["reason"]?.string.map { "申请回避：\($0)" } ?? "",
        ]),
      Fact(
        Label(zh: "任务来源", en: "by order of"),
        ["年度抽查计划 \(visit.planEntry)，双随机抽取", "期限 \(visit.window.from) 至 \(visit.window.to)"]),
    ]
  }

  private static func sections(_ file: VisitFile) -> [Section] {
    let lines = QuestionLine.all(file).filter { $0.isShown && $0.state.value != nil }
    var sections: [(key: String, title: String, items: [Item])] = []
    for line in lines {
      let state = line.state
      let key = "\(state.key.form) \(state.section) \(state.key.instance)"
      if sections.last?.key != key { sections.append((key, title(of: state, file), [])) }
      sections[sections.count - 1].items.append(
        Item(
          name: state.name, title: state.question.title.zh,
          answer: AnswerText.of(state, console), isFinding: state.isFinding))
    }
    return sections.map { Section(title: $0.title, items: $0.items) }
  }

  private static func title(of state: QuestionState, _ file: VisitFile) -> String {
    let form = file.forms.form(state.key.form)
    let section = form?.sections.first { $0.id == state.section }?.label.zh ?? state.section
    let instance = state.key.instance.isEmpty ? "" : " #\(state.key.instance)"
    return "\(form?.title.zh ?? state.key.form) · \(section)\(instance)"
  }

  private static func findings(_ file: VisitFile) -> [Finding] {
    file.evaluation.findings.map { state in
      let isCorrected = file.isCorrected(state) ? "（已当场改正）" : ""
      return Finding(
        text: "\(state.name) \(state.question.title.zh)",
        consequence: AnswerText.consequence(of: state.question).zh + isCorrected)
    }
  }

  private static func evidence(_ file: VisitFile) -> [Evidence] {
    file.view.evidence.filter { !$0.withdrawn }.map { reference in
      let payload = reference.payload
      return Evidence(
        kind: KindWords.label(payload.kind).zh, subject: payload.question ?? "",
        taken: reference.recorded.entry.moment.at.local(), bytes: payload.size,
        digest: payload.digest.hex)
    }
  }

  private static func signers(_ file: VisitFile) -> [Fact] {
    let present = file.present
    let officers = file.visit.team.officers.filter { present.contains($0.id) }
    return [
      Fact(Label(zh: "被检查人", en: "party"), []), Fact(Label(zh: "见证人", en: "witness"), []),
    ] + officers.map { Fact(Label(zh: "检查人员", en: "inspector"), [$0.name, $0.id]) }
      + [Fact(Label(zh: "日期", en: "date"), [])]
  }
}
