import Testing

@testable import Publication

@Suite("Tables for terminals")
struct TextTableTests {
  @Test("Align where Chinese and Latin text mix")
  func aligned() {
    let table = TextTable(
      columns: [.init("对象"), .init("Days", .trailing), .init("State")],
      rows: [["高平市泰和饭店", "7", "open"], ["A", "30", "已关闭"]])
    #expect(
      table.text == """
        对象            Days  State
        --------------  ----  ------
        高平市泰和饭店     7  open
        A                 30  已关闭

        """)
  }

  @Test("Cut cells to their column's limit")
  func limits() {
    let table = TextTable(columns: [.init("名称", limit: 8)], rows: [["高平市泰和饭店"]])
    #expect(table.text == "名称\n--------\n高平市..\n")
  }

  @Test("Fit a terminal: the widest texts give way, whole columns and numbers never")
  func fitting() {
    let table = TextTable(
      columns: [.init("id", isWhole: true), .init("名称"), .init("说明"), .init("数", .trailing)],
      rows: [["V-140581-2023-0001", "高平市泰和饭店有限公司", "本次检查未发现问题需要处理", "7"]])
    let lines = table.text(fitting: 56).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 56 })
    #expect(lines[2].hasPrefix("V-140581-2023-0001  ") && lines[2].hasSuffix("7"))
    #expect(table.text(fitting: nil) == table.text)
  }

  @Test("Fill missing cells and leave out surplus ones")
  func ragged() {
    let table = TextTable(columns: [.init("a"), .init("b")], rows: [["1"], ["1", "2", "3"], []])
    #expect(table.text == "a  b\n-  -\n1\n1  2\n\n")
  }

  @Test("Let no cell steer the terminal")
  func harmless() {
    let table = TextTable(columns: [.init("a")], rows: [["x\u{1B}[31m\ny\tz\u{202E}"]])
    #expect(table.text == "a\n-----------\nx\u{FFFD}[31m y z\u{FFFD}\n")
  }
}
