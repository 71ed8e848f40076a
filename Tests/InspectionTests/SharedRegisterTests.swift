import Inspection
import Support
import Testing

@Suite("The county's registers")
struct SharedRegisterTests {
  /// What the report says of each defect that the file was given.
  static let reasons: [String: RegisterDoubt.Reason] = [
    "bad-check-character": .codeCheck(.final), "lower-case-code": .codeLowerCase,
    "full-width-digits": .codeFullWidth, "missing-name": .missing,
    "old-registration-number": .oldRegistrationNumber, "unknown-risk-class": .unknownRiskClass,
    "unknown-status": .unknownStatus, "newline-in-cell": .lineBreak, "formula-in-name": .formula,
    "foreign-region": .foreignRegion, "impossible-date": .impossibleDate, "padded-cells": .padded,
  ]

  static func subjects(_ bytes: [UInt8]) throws -> RegisterReport<Subject> {
    let home = try #require(RegionCode("140581"))
    return try RegisterImport.subjects(bytes, region: home, today: Samples.today)
  }

  @Test(
    "The clean register is imported whole, without a doubt",
    .needs(shared: "data/gaoping"))
  func clean() throws {
    let report = try Self.subjects(Shared.bytes("data/gaoping/objects.csv"))
    #expect(report.encoding == .utf8)
    #expect(report.rows == 3000)
    #expect(report.imported.count == 3000)
    #expect(report.doubts.isEmpty)
    #expect(Set(report.imported.map(\.id)).count == 3000)
  }

  @Test(
    "The dirty register's report is its list of defects and nothing else",
    .needs(shared: "data/gaoping-dirty"))
  func dirty() throws {
    let report = try Self.subjects(Shared.bytes("data/gaoping-dirty/objects.csv"))
    #expect(report.encoding == .gb18030)
    #expect(report.rows == 3000)
    #expect(report.balances)
    let list = try Shared.bytes("data/gaoping-dirty/defects.csv")
    let defects = try CSVReader.records(of: String(decoding: list, as: UTF8.self)).dropFirst()
    let expected = defects.map { "\($0.fields[0]) \(Self.reasons[$0.fields[1]] as Any)" }
    let found = report.doubts.map { "\($0.record) \(Optional($0.reason) as Any)" }
    #expect(found == expected)
    let nameless = defects.filter { $0.fields[1] == "missing-name" }.compactMap {
      Int($0.fields[0])
    }
    #expect(report.notImported == nameless)
  }

  @Test(
    "Lines are physical lines: each line end inside a cell before moves them on",
    .needs(shared: "data/gaoping-dirty"))
  func lines() throws {
    let report = try Self.subjects(Shared.bytes("data/gaoping-dirty/objects.csv"))
    var breaks = 0
    for doubt in report.doubts {
      #expect(doubt.line == doubt.record + breaks)
      if doubt.reason == .lineBreak { breaks += 1 }
    }
    #expect(breaks == 9)
  }

  @Test(
    "Inspectors are imported whole; only expired certificates are doubtful",
    .needs(shared: "data"),
    arguments: ["gaoping", "gaoping-dirty"])
  func inspectors(folder: String) throws {
    let report = try RegisterImport.inspectors(
      try Shared.bytes("data/\(folder)/inspectors.csv"),
      departments: try DepartmentRegister(Samples.departments), today: Samples.today)
    #expect(report.imported.count == 120)
    #expect(report.doubts.allSatisfy { $0.reason == .certificateExpired })
  }
}
