import Canonical
import Inspection
import Testing

@Suite("What stands against a draw")
struct AnnualPlanDrawTests {
  private static let scheme = "通用型企业信用风险分类"

  /// Food sellers with the classes of one scheme; an empty class is none.
  private static func pool(_ classes: [String], scheme: String = scheme) throws -> [Subject] {
    try classes.enumerated().map { index, grade in
      var value: [String: JSONValue] = [
        "number": .string("1405810000" + String(10_000 + index)), "kind": "entity",
        "name": "小店", "region": "140581", "status": "open",
      ]
      if !grade.isEmpty {
        let risk: JSONValue = [
          "grade": .string(grade), "scheme": .string(scheme), "date": "2023-07-31",
        ]
        value["risks"] = [risk]
      }
      return try Subject(.object(value))
    }
  }

  private static func objections(
    _ entry: JSONValue = Samples.alone, from pool: [Subject], items: JSONValue = Samples.items,
    departments: JSONValue = Samples.departments
  ) throws -> [DrawObjection] {
    let plan = try AnnualPlan(Samples.plan.with("entries", [entry]))
    return plan.objections(
      toDrawing: try #require(plan.entries.first), from: pool, items: try ItemList(items),
      departments: try DepartmentRegister(departments), rules: try Rules(Samples.rules))
  }

  @Test("Nothing, where all is as it was planned")
  func none() throws {
    #expect(try Self.objections(from: try Self.pool(["A", "B", ""])) == [])
  }

  @Test("A county makes no draw of its own in a mode of the city's", arguments: DrawMode.allCases)
  func mode(mode: DrawMode) throws {
    let entry = Samples.alone.with("mode", .string(mode.rawValue))
    let pool = try Self.pool(["A"])
    let county = try Self.objections(entry, from: pool)
    #expect(county == (mode.countyMayDraw ? [] : [.cityDraws(mode)]))
    let city = try Self.objections(
      entry, from: pool, departments: Samples.departments.with("region", "140500"))
    #expect(city == [])
  }

  @Test("An item that was suspended after the plan was published")
  func suspended() throws {
    let item = Samples.item("FSL-01", lead: "market", level: "general", specialty: "食品")
      .with("status", "suspended").with("reason", "与年报抽查重复")
    let found = try Self.objections(
      from: try Self.pool(["A"]), items: Samples.items.with("items", [item]))
    #expect(found == [.breaksPlan(.inactiveItem("FSL-01"))])
  }

  @Test("A pool with nobody in it")
  func empty() throws {
    #expect(try Self.objections(from: []) == [.emptyPool])
  }

  @Test("A scheme by which nobody is classed, while another is used")
  func scheme() throws {
    let pool = try Self.pool(["A", ""], scheme: "食品")
    #expect(
      try Self.objections(from: pool) == [.unknownScheme(Self.scheme, known: ["食品"])])
    #expect(try Self.objections(from: try Self.pool(["", ""])) == [])
  }

  @Test("More than the cap on general items, or than the ratio that was published")
  func ratio() throws {
    let pool = try Self.pool(Array(repeating: "C", count: 100))
    #expect(
      try Self.objections(from: pool) == [.overRatio(drawn: 20, pool: 100, permille: 100)])
    let published = Samples.alone.with("overall_permille", 50)
    let low = try Self.pool(Array(repeating: "B", count: 100))
    #expect(
      try Self.objections(published, from: low)
        == [.overRatio(drawn: 10, pool: 100, permille: 50)])
    #expect(try Self.objections(from: low) == [])
  }

  @Test("Rounding up in each stratum is no excess, and key items have no cap")
  func rounding() throws {
    let demo = ["A": 85, "B": 47, "C": 16, "D": 5, "": 4]
    let pool = try Self.pool(demo.flatMap { Array(repeating: $0.key, count: $0.value) })
    #expect(try Self.objections(from: pool) == [])
    let key = Samples.joint.with("filter", ["regions": ["140581"], "statuses": ["open"]])
    #expect(
      try Self.objections(key, from: try Self.pool(Array(repeating: "D", count: 100))) == [])
  }
}
