import Canonical
import Inspection
import Testing

@Suite("The annual plan")
struct AnnualPlanTests {
  static func findings(_ plan: JSONValue) throws -> [PlanFinding] {
    try AnnualPlan(plan).findings(
      items: try ItemList(Samples.items), departments: try DepartmentRegister(Samples.departments),
      rules: try Rules(Samples.rules))
  }

  static func plan(joint: JSONValue = Samples.joint, alone: JSONValue = Samples.alone) -> JSONValue
  {
    Samples.plan.with("entries", [joint, alone])
  }

  @Test("A plan that keeps the rules comes back from its value, without a finding")
  func good() throws {
    let plan = try AnnualPlan(Samples.plan)
    #expect(try AnnualPlan(plan.value) == plan)
    #expect(try CanonicalJSON.write(plan.value).isEmpty == false)
    #expect(try Self.findings(Samples.plan) == [])
    let rules = try Rules(Samples.rules)
    #expect(try Rules(rules.value) == rules)
    let departments = try DepartmentRegister(Samples.departments)
    #expect(try DepartmentRegister(departments.value) == departments)
    #expect(rules.agrees(with: departments))
  }

  @Test("A plan without its basis document is refused")
  func basis() {
    let error = #expect(throws: DataError.self) {
      try AnnualPlan(Samples.plan.with("basis", nil))
    }
    #expect(error == DataError(path: ["basis"], reason: .missing))
  }

  @Test(
    "What cannot be read is named at its place",
    arguments: [
      ("lead", ["market", "fire"], "entries[0].lead", .several),
      ("source", "temporary", "entries[0].reason", .missing),
      ("teams", [["department": "market", "officers": 3]], "entries[0].teams[0].reason", .missing),
      (
        "teams", [["department": "market"], ["department": "market"]], "entries[0].teams[1]",
        .repeated("market")
      ),
      (
        "period", ["from": "2023-09-02", "to": "2023-09-01"], "entries[0].period.to", .backwards
      ),
      (
        "strata", [["class": "A", "permille": 1001]], "entries[0].strata[0].permille",
        .outside(0...1000)
      ),
      (
        "filter", ["regions": ["140581"]], "entries[0].filter.statuses", .missing
      ),
    ] as [(String, JSONValue, String, DataError.Reason)])
  func errors(key: String, value: JSONValue, place: String, reason: DataError.Reason) {
    let error = #expect(throws: DataError.self) {
      try AnnualPlan(Self.plan(joint: Samples.joint.with(key, value)))
    }
    #expect(error?.path.text == place)
    #expect(error?.reason == reason)
  }

  @Test(
    "Each rule that a joint entry breaks is found at its place",
    arguments: [
      ("lead", "office", ["lead"], .notCompetent("office")),
      ("lead", "post", ["lead"], .unknownDepartment("post")),
      ("kind", "internal", ["kind"], .internalWithPartner),
      (
        "items", ["CAT-01", "FIR-01"], ["teams", 2, "department"], .departmentWithoutItem("housing")
      ),
      ("items", ["CAT-01", "FIR-01", "GAS-01", "X"], ["items", 3], .unknownItem("X")),
      (
        "strata", Samples.strata([("A", 50), ("B", 100), ("C", 200), ("D", 400)]), ["strata"],
        .lacksStratum(.unclassified)
      ),
      (
        "strata",
        Samples.strata([("A", 50), ("B", 100), ("C", 99), ("D", 400), ("none", 100)]), ["strata"],
        .notMonotone(lower: .b, higher: .c)
      ),
      (
        "strata",
        Samples.strata([("A", 0), ("B", 100), ("C", 100), ("D", 400), ("none", 100)]), ["strata"],
        .neverDrawn(.a)
      ),
      (
        "period", ["from": "2023-09-01", "to": "2024-01-01"], ["period"], .periodOutsideYear
      ),
      (
        "filter", ["regions": ["140500"], "statuses": ["open"]], ["filter", "regions", 0],
        .foreignRegion("140500")
      ),
    ] as [(String, JSONValue, [PathStep], PlanRule)])
  func rules(key: String, value: JSONValue, place: [PathStep], rule: PlanRule) throws {
    let findings = try Self.findings(Self.plan(joint: Samples.joint.with(key, value)))
    #expect(
      findings.contains(PlanFinding(path: ["entries", 0] + place, rule: rule)), "\(findings)")
  }

  @Test("A department without officers cannot have its item checked")
  func itemWithoutDepartment() throws {
    let teams: JSONValue = [["department": "market", "specialists": 1], ["department": "fire"]]
    let findings = try Self.findings(Self.plan(joint: Samples.joint.with("teams", teams)))
    #expect(
      findings.map(\.rule) == [.itemWithoutDepartment(item: "GAS-01", department: "housing")])
  }

  @Test(
    "A joint item is checked with all that cooperate in it, who need no other item",
    arguments: [
      (["market", "fire", "housing"], []),
      (["market", "fire"], [PlanRule.cooperatorAbsent(item: "CAT-01", department: "housing")]),
    ])
  func cooperating(sending: [String], rules: [PlanRule]) throws {
    let item = Samples.item("CAT-01", lead: "market").with("joint", true)
      .with("trade", "餐饮服务").with("cooperating", ["fire", "housing"])
    let general = Samples.item("FSL-01", lead: "market", level: "general")
    let entry = Samples.joint.with("items", ["CAT-01"])
      .with("teams", .array(sending.map { ["department": .string($0)] }))
    let findings = try AnnualPlan(Self.plan(joint: entry)).findings(
      items: try ItemList(Samples.items.with("items", [item, general])),
      departments: try DepartmentRegister(Samples.departments), rules: try Rules(Samples.rules))
    #expect(findings.map(\.rule) == rules)
  }

  @Test("A plan of another region than the office's is refused")
  func otherRegion() throws {
    let findings = try Self.findings(Samples.plan.with("region", "140500"))
    #expect(findings.map(\.rule) == [.otherRegion("140581")])
  }

  @Test("An entry that no other department joins is not joint")
  func jointAlone() throws {
    let entry = Samples.alone.with("kind", "joint")
    #expect(
      try Self.findings(Self.plan(alone: entry)).map(\.rule) == [.jointWithoutPartner])
  }

  @Test("A team of one is too small, with a reason too")
  func small() throws {
    let teams: JSONValue = [["department": "market", "officers": 1, "reason": "人手不足"]]
    let findings = try Self.findings(Self.plan(alone: Samples.alone.with("teams", teams)))
    #expect(findings.map(\.rule) == [.teamTooSmall(needed: 2)])
  }

  @Test(
    "The overall ratio of general items keeps the cap; that of key items has none",
    arguments: [
      (JSONValue.integer(100), []), (.integer(101), [PlanRule.overCap(permille: 101, cap: 100)]),
      (nil, [.lacksOverall]),
    ] as [(JSONValue?, [PlanRule])])
  func cap(overall: JSONValue?, rules: [PlanRule]) throws {
    let alone = Samples.alone.with("overall_permille", overall)
    #expect(try Self.findings(Self.plan(alone: alone)).map(\.rule) == rules)
    let joint = Samples.joint.with("overall_permille", 900)
    #expect(try Self.findings(Self.plan(joint: joint)).isEmpty)
  }

  @Test("A plan holds general and key items and a joint entry")
  func levels() throws {
    let general = try Self.findings(Samples.plan.with("entries", [Samples.alone]))
    #expect(general.map(\.rule) == [.lacksLevel(.key), .lacksJointEntry])
    let key = try Self.findings(Samples.plan.with("entries", [Samples.joint]))
    #expect(key.map(\.rule) == [.lacksLevel(.general)])
  }

  @Test("A task of one department beside the plan is warned of")
  func adHoc() throws {
    let alone = Samples.alone.with("source", "sudden").with("reason", "舆情")
    let findings = try Self.findings(Self.plan(alone: alone))
    #expect(findings.map(\.rule) == [.adHocAlone])
    #expect(findings.filter { !$0.isWarning }.isEmpty)
  }

  @Test("A plan on another edition of the list, or on a suspended item, is refused")
  func list() throws {
    let other = try Self.findings(Samples.plan.with("item_list", "2022"))
    #expect(other.map(\.rule) == [.otherItemList("2023")])
    let items = try ItemList(
      Samples.items.with(
        "items",
        [
          Samples.item("CAT-01", lead: "market", specialty: "食品"),
          Samples.item("FIR-01", lead: "fire"),
          Samples.item("GAS-01", lead: "housing").with("status", "suspended").with("reason", "x"),
          Samples.item("FSL-01", lead: "market", level: "general"),
        ]))
    let findings = try AnnualPlan(Samples.plan).findings(
      items: items, departments: try DepartmentRegister(Samples.departments),
      rules: try Rules(Samples.rules))
    #expect(findings.map(\.rule) == [.inactiveItem("GAS-01")])
  }

  @Test("Roles, forms, level and specialty follow from teams and items, the lead first")
  func roles() throws {
    let plan = try AnnualPlan(Samples.plan)
    let list = try ItemList(Samples.items)
    let entry = try #require(plan["2023-01"])
    #expect(
      entry.roles.map(\.name) == [
        "market-1", "market-2", "fire-1", "fire-2", "housing-1", "housing-2",
      ])
    #expect(entry.roles.map(\.needsSpecialty) == [true, false, false, false, false, false])
    #expect(entry.departments == ["market", "fire", "housing"])
    #expect(entry.forms(in: list) == ["catering", "fire_safety"])
    #expect(entry.level(in: list) == .key)
    #expect(entry.specialties(in: list) == ["食品"])
    #expect(try #require(plan["2023-02"]).level(in: list) == .general)
    #expect(entry.mode.countyMayDraw)
    #expect(DrawMode.allCases.filter(\.countyMayDraw).count == 1)
  }

  @Test(
    "A team of specialists in two things, or in nothing, cannot be drawn",
    arguments: [
      (["CAT-01", "DRG"], [PlanRule.severalSpecialties(["药品", "食品"].sorted())]),
      (["FSL"], [.specialistOfNothing("market")]),
    ])
  func specialists(items: [String], rules: [PlanRule]) throws {
    let list = try ItemList(
      Samples.items.with(
        "items",
        [
          Samples.item("CAT-01", lead: "market", specialty: "食品"),
          Samples.item("DRG", lead: "market", specialty: "药品"),
          Samples.item("FSL", lead: "market", level: "general"),
        ]))
    let entry = Samples.alone.with("items", .strings(items))
      .with("teams", [["department": "market", "specialists": 1]])
    let findings = try AnnualPlan(Samples.plan.with("entries", [entry])).findings(
      items: list, departments: try DepartmentRegister(Samples.departments),
      rules: try Rules(Samples.rules))
    #expect(rules.allSatisfy { rule in findings.contains { $0.rule == rule } }, "\(findings)")
  }

  @Test("The rule file never asks for fewer officers than the law")
  func fewest() {
    let error = #expect(throws: DataError.self) {
      try Rules(Samples.rules.with("fewest_officers", 1))
    }
    #expect(error == DataError(path: ["fewest_officers"], reason: .outside(2...9)))
  }

  @Test("A member unit of a region that the office does not know is refused")
  func region() {
    let foreign: JSONValue = [
      "id": "x", "name": ["zh": "局", "en": "Bureau"], "level": "county", "region": "140599",
      "power": "competent",
    ]
    let error = #expect(throws: DataError.self) {
      try DepartmentRegister(Samples.departments.with("departments", [foreign]))
    }
    #expect(error?.path.text == "departments[0].region")
  }
}
