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
