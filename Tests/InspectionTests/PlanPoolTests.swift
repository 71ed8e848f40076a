import Canonical
import Inspection
import Testing

@Suite("Who can be drawn")
struct PlanPoolTests {
  static func reason(
    _ changes: [Int: String], visits: Int = 0, level: ItemLevel = .key
  ) throws -> LeftOutReason? {
    let report = try RegisterImportTests.report([
      RegisterImportTests.row(changes.merging([14: "通用型企业信用风险分类"]) { first, _ in first })
    ])
    let entry = try #require(try AnnualPlan(Samples.plan)["2023-01"])
    return entry.reasonLeftOut(
      try #require(report.imported.first), visitsThisYear: visits, level: level,
      caps: try AnnualPlan(Samples.plan).visitCaps, rules: try Rules(Samples.rules))
  }

  @Test(
    "A subject is left out for a reason that is named, or can be drawn",
    arguments: [
      ([:], nil), ([4: "食品销售"], .otherTrade), ([6: "140599"], .foreignRegion),
      ([12: "歇业"], .status(.dormant)), ([12: "正常（档案迁移）"], .unknownStatus),
      ([13: "甲"], .unknownRiskClass), ([0: "914403001922038217"], nil),
    ] as [([Int: String], LeftOutReason?)])
  func reasons(changes: [Int: String], reason: LeftOutReason?) throws {
    #expect(try Self.reason(changes) == reason)
  }

  @Test("Class A is visited once a year, the unclassified without a cap as often as drawn")
  func cap() throws {
    #expect(try Self.reason([:], visits: 1) == .visitCap)
    #expect(try Self.reason([13: "", 14: "", 15: ""], visits: 1) == nil)
  }

  @Test("A sandbox spares general items, not key ones")
  func sandbox() throws {
    #expect(try Self.reason([17: "是"], level: .general) == .sandbox)
    #expect(try Self.reason([17: "是"]) == nil)
  }

  @Test("The unclassified, and those of another scheme, are a stratum of their own")
  func strata() throws {
    let entry = try #require(try AnnualPlan(Samples.plan)["2023-01"])
    let report = try RegisterImportTests.report([RegisterImportTests.row()])
    #expect(entry.stratum(of: try #require(report.imported.first)) == .unclassified)
    #expect(RiskStratum(.d) == .d)
    #expect(RiskStratum(nil) == .unclassified)
  }

  @Test(
    "Quotas are rounded up, at least the least and at most the pool",
    arguments: [(0, 0), (1, 1), (19, 1), (20, 1), (21, 2), (1000, 50)])
  func quota(size: Int, drawn: Int) throws {
    let entry = try #require(try AnnualPlan(Samples.plan)["2023-01"])
    #expect(try #require(entry.strata.first).quota(of: size) == drawn)
  }

  @Test("The overall ratio is exact, and rounding up does not count against the cap")
  func overall() throws {
    let entry = try #require(try AnnualPlan(Samples.plan)["2023-01"])
    let pool: [RiskStratum: Int] = [.a: 520, .b: 300, .c: 110, .d: 40, .unclassified: 30]
    #expect(entry.overall(of: pool) == (97, 1000))
    #expect(entry.stays(under: 100, in: pool))
    #expect(!entry.stays(under: 50, in: pool))
    #expect(entry.stays(under: 100, in: [.d: 1]))
  }
}
