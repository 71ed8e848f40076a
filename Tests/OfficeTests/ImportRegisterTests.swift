import Canonical
import Inspection
import Storage
import Testing

@testable import Office

@Suite("Importing a register again")
struct ImportRegisterTests {
  private static func rows() throws -> [String] {
    try OfficeRound.text("Sources/Yicha/Demo/Registers/inspectors.csv")
      .split(whereSeparator: \.isNewline).map(String.init)
  }

  private static func run(
    _ lines: [String], _ office: PlanningOffice
  ) throws -> ImportRegister.Result {
    try ImportRegister.run(
      Array(lines.joined(separator: "\n").utf8), file: "inspectors.csv", at: office.desk)
  }

  @Test("New, unchanged and replaced records are counted, and what was replaced is named")
  func comparison() throws {
    let office = try PlanningOffice()
    let rows = try Self.rows()
    let first = try Self.run(Array(rows.prefix(5)), office).comparison
    #expect((first.new, first.unchanged, first.replaced.count) == (4, 0, 0))
    var changed = rows
    changed[2] = changed[2].replacing("2023-08-28", with: "2026-08-28")
      .replacing("张丽", with: "张莉")
    changed[3] += "92140581MATYG3AG08"
    let second = try Self.run(changed, office).comparison
    #expect((second.new, second.unchanged) == (36, 2))
    #expect(
      second.replaced == [
        .init(id: "GP0002", columns: ["姓名", "执法证"]),
        .init(id: "GP0003", columns: ["利害关系"]),
      ])
  }

  @Test("Columns that are not read are named")
  func unreadColumns() throws {
    let office = try PlanningOffice()
    let rows = try Self.rows().enumerated().map { $1 + ($0 == 0 ? ",手机" : ",1") }
    #expect(try Self.run(rows, office).unreadColumns == ["手机"])
  }

  @Test("Every member of a record comes from a column")
  func members() throws {
    let office = try PlanningOffice()
    try office.registers()
    let (subjects, inspectors) = try office.desk.store.read {
      (try $0.subjects(), try $0.inspectors())
    }
    func names(_ values: [JSONValue]) -> Set<String> {
      Set(values.flatMap { ($0.object ?? [:]).keys })
    }
    #expect(names(subjects).isSubset(of: RegisterMembers.subject.map(\.0)))
    #expect(names(inspectors).isSubset(of: RegisterMembers.inspector.map(\.0)))
    #expect(
      Set(RegisterMembers.subject.map(\.1)).isSubset(of: RegisterImport.subjectColumns))
  }
}
