import Inspection
import Testing

@Suite("The demo's registers")
struct DemoRegisterTests {
  @Test("The first file is clean, in UTF-8 with a mark")
  func first() throws {
    let report = try SharedRegisterTests.subjects(Shared.demo("subjects-1.csv"))
    #expect(report.encoding == .utf8)
    #expect(report.imported.count == 420)
    #expect(report.doubts.isEmpty)
  }

  @Test("The second file, in GB18030, carries one row of each defect")
  func second() throws {
    let report = try SharedRegisterTests.subjects(Shared.demo("subjects-2.csv"))
    #expect(report.encoding == .gb18030)
    #expect(report.rows == 80)
    #expect(report.balances)
    #expect(report.notImported == [12, 30])
    #expect(
      report.doubts.map(\.reason) == [
        .codeCheck(.final), .duplicate(of: 11), .codeLowerCase, .codeFullWidth, .missing,
        .oldRegistrationNumber, .unknownRiskClass, .unknownStatus, .lineBreak, .formula,
        .foreignRegion, .impossibleDate, .padded,
      ])
  }

  @Test("The inspectors can fill the teams of the plan from September to December")
  func inspectors() throws {
    let report = try RegisterImport.inspectors(
      try Shared.demo("inspectors.csv"),
      departments: try DepartmentRegister(Samples.departments), today: Samples.today)
    #expect(report.imported.count == 40)
    let last = try #require(CalendarDate("2023-12-31"))
    let able = report.imported.filter { $0.mayInspect(on: last) }
    let counts = Dictionary(grouping: able, by: \.department).mapValues(\.count)
    #expect(counts["market"] ?? 0 >= 10)
    #expect(counts["fire"] ?? 0 >= 4)
    #expect(counts["housing"] ?? 0 >= 4)
    #expect(able.count { $0.department == "market" && $0.specialties.contains("食品") } >= 4)
    #expect(able.count { $0.department == "market" && $0.specialties.contains("药品") } >= 4)
    #expect(report.imported.contains { $0.category == .technician })
  }
}
