import Field
import Forms
import Inspection
import Storage

/// The questions of a visit as lines for a terminal, by form and section.
struct QuestionSheet {
  /// The lines, each without its line end.
  let text: [String]

  private static let numberWidth = 4
  private static let answerWidth = 18
  private static let markWidth = 22

  /// The sheet of those questions.
  init(_ lines: [QuestionLine], _ file: VisitFile, _ console: Console) {
    let forms = file.forms
    let names = lines.map { $0.state.name.count }.max() ?? 0
    let fixed = Self.numberWidth + names + Self.answerWidth + Self.markWidth + 8
    let title = max(20, Columns.ofTerminal - fixed)
    var text: [String] = []
    var form = ""
    var section = ""
    for (index, line) in lines.enumerated() {
      let key = line.state.key
      if key.form != form {
        form = key.form
        section = ""
        text += ["", Self.head(of: forms.form(form), console)]
      }
      let place = "\(line.state.section)#\(key.instance)"
      if place != section {
        section = place
        text.append(Self.section(line.state, forms.form(form), file.visit, console))
      }
      text.append(Self.row(line, widths: (names, title), console))
      let next = lines.dropFirst(index + 1).first?.state
      if next?.key.form != key.form || next?.section != line.state.section,
        let more = Self.more(line.state, file, console)
      {
        text.append(more)
      }
    }
    self.text = text
  }

  private static func head(of form: CompiledForm?, _ console: Console) -> String {
    guard let form else { return "" }
    return "══ \(console.text(form.title))  \(form.id) \(form.version)"
  }

  private static func section(
    _ state: QuestionState, _ form: CompiledForm?, _ visit: Visit, _ console: Console
  ) -> String {
    let section = form?.sections.first { $0.id == state.section }
    let label = section.map { console.text($0.label) } ?? state.section
    let instance = state.key.instance.isEmpty ? "" : " #\(state.key.instance)"
    return "── \(label)\(instance)  [\(DepartmentWords.of(state.department, visit, console))]"
  }

  /// How one more instance of a repeating section is begun; nil where there can be none.
  private static func more(
    _ state: QuestionState, _ file: VisitFile, _ console: Console
  ) -> String? {
    guard let (name, most) = FindQuestion.oneMore(like: state, in: file) else { return nil }
    return console.text(
      "      另有一件（最多 \(most) 件）：yicha field answer \(file.name) \(name)=…",
      "      one more (at most \(most)): yicha field answer \(file.name) \(name)=…")
  }

  private static func row(
    _ line: QuestionLine, widths: (name: Int, title: Int), _ console: Console
  ) -> String {
    let state = line.state
    let answer = AnswerText.of(state, console)
    let marks = console.text(line.marks)
    let cells = [
      Columns.number(line.number.map(String.init) ?? "·", numberWidth),
      Columns.cell(state.name, widths.name),
      Columns.cell(console.text(state.question.title), widths.title),
      Columns.cell(answer, answerWidth), marks,
    ]
    return Columns.trimmed(cells.joined(separator: "  "))
  }
}
