import Forms
import Inspection
import Storage
import Testing

@testable import Office

@Suite("Documents change under a new edition only")
struct PublishDocumentsTests {
  private static func defects(_ body: () throws -> Void) -> [OfficeError.Defect] {
    guard case .defects(_, let defects) = #expect(throws: OfficeError.self, performing: body)
    else { return [] }
    return defects
  }

  @Test("The same again is said to be the same, and nothing is recorded")
  func unchanged() throws {
    let office = try PlanningOffice()
    #expect(try office.rules() && office.items() && office.plan())
    try office.forms("catering")
    let before = try office.entries()
    #expect(try !office.rules() && !office.items() && !office.plan())
    try office.forms("catering")
    #expect(try office.entries() == before)
  }

  @Test("A plan changes under a revision above all of its year")
  func plan() throws {
    let office = try PlanningOffice()
    try office.rules()
    try office.items()
    try office.plan()
    let change = ("inspector_cap: 10", "inspector_cap: 9")
    let defect = try PlanningOffice.file("plan")
      .defect(at: ["revision"], Words.revisionNotAbove(1))
    #expect(Self.defects { try office.plan([change]) } == [defect])
    #expect(try office.plan([change, ("revision: 1", "revision: 3")]))
    let before = try office.entries()
    #expect(Self.defects { try office.plan([("revision: 1", "revision: 2")]) }.count == 1)
    #expect(Self.defects { try office.plan() }.count == 1)
    #expect(try office.entries() == before)
  }

  @Test("Rules change under a version that was never used, and are of the office's region")
  func rules() throws {
    let office = try PlanningOffice()
    try office.rules()
    let change = ("publicity_working_days: 20", "publicity_working_days: 15")
    let defect = try #require(Self.defects { try office.rules([change]) }.first)
    #expect(defect.line == 4)
    #expect(try office.rules([change, ("2023.1", "2023.2")]))
    #expect(Self.defects { try office.rules() }.count == 1)
    let foreign = [("2023.1", "2023.3"), ("region: \"140581\"", "region: \"140500\"")]
    #expect(Self.defects { try office.rules(foreign) }.first?.line == 5)
  }

  @Test("An edition of the list stands for one content, also after a newer one")
  func items() throws {
    let office = try PlanningOffice()
    try office.items()
    #expect(try office.items([("edition: \"2023\"", "edition: \"2024\"")]))
    let changed = [("methods: [onsite, written]", "methods: [onsite]")]
    #expect(Self.defects { try office.items(changed) }.count == 1)
    #expect(try office.items(), "the first edition itself is what it was")
  }

  @Test("A version of a form stands for one content, and what differs is told with file and line")
  func forms() throws {
    let office = try PlanningOffice()
    func publish(_ texts: [(name: String, text: String)]) throws -> [String] {
      try PublishDocuments.forms(texts, at: office.desk)
    }
    let draft = PlanningOffice.form("a", version: "draft1")
    #expect(try publish([("a.yaml", draft)]) == ["a"])
    #expect(try publish([("a.yaml", PlanningOffice.form("a", version: "2"))]) == ["a"])
    let changed = PlanningOffice.form("a", version: "draft1", title: "改")
    let other = PlanningOffice.form("b")
    let error = #expect(throws: FormProblems.self) {
      try publish([("b.yaml", other), ("a.yaml", changed)])
    }
    let problem = try #require(error?.problems.first)
    #expect(error?.problems.count == 1)
    #expect(problem.text(.english) == "a.yaml:2:10: changed, and version draft1 is taken")
    #expect(try office.desk.store.read { try $0.form("b") } == nil)
  }

  @Test("What is wrong with several files is told of each, once")
  func places() throws {
    let office = try PlanningOffice()
    let error = #expect(throws: FormProblems.self) {
      try PublishDocuments.forms(
        [
          ("a.yaml", PlanningOffice.form("a") + "\ncolour: red"),
          ("b.yaml", PlanningOffice.form("b") + "\nsmell: none"),
        ], at: office.desk)
    }
    #expect(
      error?.problems.map { $0.text(.english) } == [
        "a.yaml:16:1: there is no key colour here", "b.yaml:16:1: there is no key smell here",
      ])
  }
}
