import Canonical
import Forms
import Inspection
import Journal
import Merge
import Office
import Sealing
import Storage

/// A visit as its reviewer sees it: the merged sheet with who wrote what, the findings, the
/// evidence, what the party said, who signed, and what the answers propose.
struct VisitSheet {
  let sheet: ShowVisit.Sheet
  let people: People
  let console: Console
  private let bounds: TimeBounds

  var file: VisitFile { sheet.file }

  init(_ sheet: ShowVisit.Sheet, _ people: People, _ bounds: TimeBounds, _ console: Console) {
    self.sheet = sheet
    self.people = people
    self.bounds = bounds
    self.console = console
  }

  /// The sheet for a terminal.
  var lines: [String] {
    let questions = QuestionLine.all(file).filter(\.isShown)
    return VisitHead.lines(file, console)
      + QuestionSheet(questions, file, console).text
      + block("填写人", "Who answered", authors) + block("发现的问题", "Findings", findings)
      + block("证据", "Evidence", evidence) + block("当事人", "The party", party)
      + block("旧版检查表的填写", "Answers under earlier forms", CarriedLine.all(file, console))
      + block("时钟不符", "Clocks that cannot be right", times.map { console.text($0.label) })
      + block("签名", "Signatures", signatures) + block("尚缺", "Still missing", missing)
      + block("警示", "Flagged", file.flags.map(console.text))
      + block("答案得出的结果", "Proposed result", proposal)
  }

  private func block(_ zh: String, _ en: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", console.text(zh, en)] + lines.map { "  " + Columns.oneLine($0) }
  }

  /// The questions by who answered them.
  private var authors: [String] {
    var order: [String] = []
    var questions: [String: [String]] = [:]
    for state in file.evaluation.states {
      for head in heads(of: state) {
        let author = people.author(head)
        if questions[author] == nil { order.append(author) }
        questions[author, default: []].append(state.name)
      }
    }
    let colon = console.text("：", ": ")
    return order.map { $0 + colon + (questions[$0] ?? []).joined(separator: " ") }
  }

  func heads(of state: QuestionState) -> [RecordedEntry] {
    let key = state.key
    let register = Register.answer(form: key.form, question: key.question, instance: key.instance)
    return file.view.registers[register]?.heads ?? []
  }

  private var findings: [String] {
    file.evaluation.findings.map { state in
      let answer = AnswerText.of(state, console)
      let measure = console.text(AnswerText.consequence(of: state.question))
      let corrected = file.isCorrected(state) ? console.text("，已当场改正", ", put right") : ""
      let title = "\(state.name) \(console.text(state.question.title))"
      return console.text("\(title)：\(answer)；", "\(title): \(answer); ") + measure + corrected
    }
  }

  private var evidence: [String] {
    file.view.evidence.map { reference in
      let payload = reference.payload
      let kind = EvidenceKind(rawValue: payload.kind).map { console.text($0.label) }
      let marks = [
        reference.withdrawn ? console.text("已撤回", "withdrawn") : nil,
        isHere(payload.digest) ? nil : console.text("未到", "not here yet"),
      ]
      let words = [
        payload.digest.hex, kind ?? payload.kind, payload.question ?? "", "\(payload.size) B",
      ]
      return (words + marks.compactMap { $0 }).filter { !$0.isEmpty }.joined(separator: "  ")
    }
  }

  func isHere(_ digest: Digest) -> Bool { !file.absentEvidence.contains(digest) }

  private var party: [String] {
    partyActs.map { recorded in
      let entry = recorded.entry
      let said = ["name", "text", "reason", "witness"].compactMap { entry.data[$0]?.string }
      return ([console.text(EntryWords.label(entry.type.word))] + said).joined(separator: "  ")
    }
  }

  var partyActs: [RecordedEntry] {
    let types: Set<EntryType> = [.statementTaken, .recusalRequested, .partySigned, .partyRefused]
    return file.view.entries.filter { types.contains($0.entry.type) }
  }

  private var signatures: [String] {
    file.view.finishes.map { finish in
      let ended = "\(finish.entry.entry.moment.at.local())  "
      let signed = finish.signedBy.sorted().map(people.name).joined(
        separator: console.text("、", ", "))
      let missing = finish.missing.sorted().joined(separator: " ")
      let unsigned = missing.isEmpty ? "" : console.text("；缺 \(missing)", "; missing \(missing)")
      let bad = finish.badSignatures.map { signature in
        let who = signature.recorded.entry.by.map(people.name).joined(separator: " ")
        let why = console.text(signature.reason.label)
        return console.text("；不计 \(who)：\(why)", "; not counted \(who): \(why)")
      }
      return ended + (signed.isEmpty ? console.text("无", "none") : signed) + unsigned
        + bad.joined()
    }
  }

  /// The acts whose claimed time lies outside what can be proved.
  var times: [TimeWords] { file.view.entries.compactMap { TimeWords($0, bounds) } }

  private var missing: [String] { sheet.missing.map(console.text) }

  private var proposal: [String] {
    let codes = sheet.codes.map { "\($0.code) \(console.text($0.label))" }
    let measures = sheet.measures.map {
      console.text("处置 ", "measure ") + "\($0.number) \(console.text($0.label))"
    }
    return codes.isEmpty
      ? [console.text("答案不足以得出结果，须由审核人给出", "the answers do not say: the reviewer must")]
      : codes + measures
  }
}
