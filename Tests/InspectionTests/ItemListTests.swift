import Canonical
import Inspection
import Testing

@Suite("The item list")
struct ItemListTests {
  static let item = Samples.item("CAT-01", lead: "market")

  static func list(_ items: [JSONValue], edition: String = "2023") -> JSONValue {
    Samples.items.with("items", .array(items)).with("edition", .string(edition))
  }

  @Test("A list comes back from its value")
  func roundTrip() throws {
    let list = try ItemList(Samples.items)
    #expect(try ItemList(list.value) == list)
    #expect(list["FIR-01"]?.lead == "fire")
    #expect(list["none"] == nil)
    #expect(try CanonicalJSON.write(list.value).isEmpty == false)
  }

  @Test(
    "What is wrong is named at its place",
    arguments: [
      ("lead", nil, "items[1].lead", .missing),
      ("lead", ["market", "fire"], "items[1].lead", .several),
      ("level", "high", "items[1].level", .notOneOf(["general", "key"])),
      ("forms", [], "items[1].forms", .empty),
      ("forms", ["a", "a"], "items[1].forms[1]", .repeated("a")),
      ("basis", nil, "items[1].basis", .missing),
      ("methods", nil, "items[1].methods", .missing),
      ("region", "140", "items[1].region", .needs(.region)),
      ("name", "名称", "items[1].name", .needs(.object)),
      ("colour", "red", "items[1].colour", .unknownKey),
      ("joint", "yes", "items[1].joint", .needs(.flag)),
      ("joint", true, "items[1].trade", .missing),
      ("status", "suspended", "items[1].reason", .missing),
      ("local", nil, "items[1].city_item", .missing),
      ("city_item", "JC-1", "items[1].city_item", .several),
      ("id", "A", "items[1]", .repeated("A")),
    ] as [(String, JSONValue?, String, DataError.Reason)])
  func errors(key: String, value: JSONValue?, place: String, reason: DataError.Reason) {
    let list = Self.list([Samples.item("A", lead: "market"), Self.item.with(key, value)])
    let error = #expect(throws: DataError.self) { try ItemList(list) }
    #expect(error?.path.text == place)
    #expect(error?.reason == reason)
  }

  @Test("A joint item needs its cooperating departments")
  func joint() {
    let item = Self.item.with("joint", true).with("trade", "餐饮服务")
    let error = #expect(throws: DataError.self) { try ItemList(Self.list([item])) }
    #expect(error == DataError(path: ["items", 0, "cooperating"], reason: .missing))
  }

  @Test(
    "The basis document keeps its six-cornered brackets",
    arguments: [
      ("高市双随机办〔2023〕4号", true), ("高市双随机办[2023]4号", false),
      ("高市双随机办（2023）4号", false), ("〔2023〕4号", false), ("高市双随机办〔23〕4号", false),
      ("高市双随机办〔2023", false),
    ])
  func basis(number: String, isNumber: Bool) {
    #expect(BasisDocument.isNumber(number) == isNumber)
  }

  @Test("Items are only added: an edition without one of the edition before is refused")
  func onlyAdded() throws {
    let departments = try DepartmentRegister(Samples.departments)
    let old = try ItemList(Samples.items)
    let fewer = try ItemList(Self.list([Self.item], edition: "2024"))
    let rules = fewer.findings(after: old, departments: departments).map(\.rule)
    #expect(rules == [.removed("FIR-01"), .removed("GAS-01"), .removed("FSL-01")])
    #expect(old.findings(after: old, departments: departments).isEmpty)
  }

  @Test("A suspended item stays on the list")
  func suspended() throws {
    let item = Self.item.with("status", "suspended").with("reason", "重复")
    let list = try ItemList(Self.list([item]))
    #expect(list["CAT-01"]?.status == .suspended(reason: "重复"))
    #expect(try ItemList(list.value) == list)
  }

  @Test("A change needs a new edition")
  func edition() throws {
    let departments = try DepartmentRegister(Samples.departments)
    let old = try ItemList(Self.list([Self.item]))
    let changed = try ItemList(Self.list([Self.item.with("level", "general")]))
    #expect(
      changed.findings(after: old, departments: departments).map(\.rule) == [.sameEdition("2023")])
  }

  @Test("Only competent departments stand in the list, the lead not among those that cooperate")
  func departments() throws {
    let item = Self.item.with("lead", "office").with("cooperating", ["nobody", "fire"])
    let other = Samples.item("B", lead: "fire").with("cooperating", ["fire"])
    let foreign = Samples.item("C", lead: "fire").with("region", "140525")
    let findings = try ItemList(Self.list([item, other, foreign])).findings(
      departments: try DepartmentRegister(Samples.departments))
    #expect(
      findings == [
        ItemListFinding(path: ["items", 0, "lead"], rule: .notCompetent("office")),
        ItemListFinding(path: ["items", 0, "cooperating", 0], rule: .notCompetent("nobody")),
        ItemListFinding(path: ["items", 1, "cooperating", 0], rule: .leadCooperates("fire")),
        ItemListFinding(path: ["items", 2, "region"], rule: .foreignRegion),
      ])
  }
}
