import Inspection
import Testing

@testable import Publication

@Suite("The ledger")
struct LedgerTableTests {
  private static func row(
    _ finding: String, due: String?, closed: Bool = false, subject: String = "泰和饭店"
  ) -> LedgerRow {
    LedgerRow(
      finding: finding, visit: "V-1", subject: subject, question: "从业人员健康证明在有效期内",
      department: "高平市市场监督管理局", action: Label(zh: "责令限期改正", en: "order with deadline"),
      outcome: "E", days: 15, due: due.map(Sample.day),
      state: closed ? Label(zh: "已销号", en: "closed") : Label(zh: "已责令", en: "ordered"),
      closed: closed)
  }

  private static let today = Sample.day("2023-10-10")
  private static let ledger = LedgerTable(
    rows: [
      row("F-5", due: nil), row("F-4", due: "2023-10-11"), row("F-3", due: "2023-10-10"),
      row("F-2", due: "2023-10-09", closed: true), row("F-1", due: "2023-10-09"),
      row("F-0", due: nil),
    ], today: today)

  @Test(
    "Calls overdue what is open after its due day",
    arguments: [
      ("2023-10-09", false, true), ("2023-10-10", false, false), ("2023-10-09", true, false),
    ])
  func overdue(due: String, closed: Bool, expected: Bool) {
    #expect(Self.row("F", due: due, closed: closed).isOverdue(on: Self.today) == expected)
    #expect(!Self.row("F", due: nil).isOverdue(on: Self.today))
  }

  @Test("Puts overdue findings first, then by due day, those without one last")
  func order() {
    #expect(Self.ledger.rows.map(\.finding) == ["F-1", "F-2", "F-3", "F-4", "F-0", "F-5"])
    #expect(Self.ledger.overdue == 1)
    let turned = LedgerTable(rows: Self.ledger.rows.reversed(), today: Self.today)
    #expect(turned.rows == Self.ledger.rows)
  }

  @Test("Is a harmless spreadsheet")
  func csv() {
    let table = LedgerTable(
      rows: [Self.row("F-1", due: "2023-10-09", subject: "=cmd")], today: Self.today)
    let said = text(Array(table.csv().dropFirst(3)))
    #expect(said.hasPrefix("\"问题编号\",\"检查任务\",\"检查对象\""))
    #expect(
      said.hasSuffix(
        "\"'=cmd\",\"从业人员健康证明在有效期内\",\"高平市市场监督管理局\",\"责令限期改正\",\"E\",\"15\",\"2023-10-09\",\"已责令\",\"是\"\r\n"
      ))
  }

  @Test("Has the same number of columns on the terminal, in both languages")
  func terminal() {
    for language in Language.allCases {
      let lines = Self.ledger.text(language).split(separator: "\n")
      #expect(lines.count == 8)
      #expect(lines[1].split(separator: " ").count == LedgerField.allCases.count)
    }
    #expect(Self.ledger.text(.english).contains("order with deadline"))
  }
}
