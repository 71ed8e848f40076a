import Canonical
import Inspection
import Testing

@Suite("Visits")
struct VisitTests {
  static func member(
    _ id: String, category: InspectorCategory = .officer, certificate: String? = "0405"
  ) -> TeamMember {
    TeamMember(
      id: id, name: "张红", department: "market", category: category, certificate: certificate)
  }

  static func visit() throws -> Visit {
    let report = try RegisterImportTests.report([RegisterImportTests.row()])
    let day = Samples.today
    return Visit(
      id: try #require(VisitID("V-140581-2023-0117")),
      subject: VisitSubject(try #require(report.imported.first)),
      team: try Team(leader: "GP0007", members: [member("GP0007"), member("GP0031")]),
      window: try #require(DateWindow(from: day, to: day.adding(days: 11))),
      forms: [VisitForm(id: "catering", digest: .sha256("x"))], lead: "market",
      departments: [VisitDepartment(id: "market", name: Label(zh: "局", en: "Bureau"))],
      planEntry: "2023-01", items: ["CAT-01"], visitsThisYear: 1)
  }

  @Test("A visit comes back from its value, through canonical bytes")
  func roundTrip() throws {
    let visit = try Self.visit()
    let bytes = try CanonicalJSON.write(visit.value)
    #expect(try Visit(CanonicalJSON.read(bytes)) == visit)
  }

  @Test("A visit holds no risk class, no sandbox and no scheme")
  func needed() throws {
    let text = String(decoding: try CanonicalJSON.write(Self.visit().value), as: UTF8.self)
    for word in ["risk", "grade", "sandbox", "通用型", "scheme"] { #expect(!text.contains(word)) }
  }

  @Test(
    "What is wrong is named at its place",
    arguments: [
      ("id", "V-1", "id", .needs(.visitID)), ("lead", "fire", "lead", .notOneOf(["market"])),
      ("forms", [], "forms", .empty), ("items", nil, "items", .missing),
      ("visits_this_year", 0, "visits_this_year", .outside(1...9999)),
      ("forms", [["id": "x", "digest": "y"]], "forms[0].digest", .needs(.digest)),
      (
        "team", ["leader": "GP0007", "members": []], "team",
        .team(.officers(found: 0, needed: 2))
      ),
      ("risk", "A", "risk", .unknownKey),
    ] as [(String, JSONValue?, String, DataError.Reason)])
  func errors(key: String, value: JSONValue?, place: String, reason: DataError.Reason) throws {
    let changed = try Self.visit().value.with(key, value)
    let error = #expect(throws: DataError.self) { try Visit(changed) }
    #expect(error?.path.text == place)
    #expect(error?.reason == reason)
  }

  @Test("Two certified officers make a team; technicians and uncertified people do not count")
  func teams() throws {
    let officer = Self.member("A")
    let technician = Self.member("T", category: .technician, certificate: nil)
    let bare = Self.member("B", certificate: nil)
    #expect(throws: TeamError.officers(found: 1, needed: 2)) {
      try Team(leader: "A", members: [officer, technician])
    }
    #expect(throws: TeamError.officers(found: 1, needed: 2)) {
      try Team(leader: "A", members: [officer, bare])
    }
    #expect(throws: TeamError.twice("A")) { try Team(leader: "A", members: [officer, officer]) }
    #expect(throws: TeamError.leader) {
      try Team(leader: "T", members: [officer, Self.member("C"), technician])
    }
    #expect(throws: TeamError.officers(found: 2, needed: 3)) {
      try Team(leader: "A", members: [officer, Self.member("C")], fewest: 3)
    }
    let team = try Team(leader: "A", members: [officer, Self.member("C"), technician])
    #expect(team.officers.map(\.id) == ["A", "C"])
  }

  @Test(
    "A visit's name has one spelling",
    arguments: [
      ("V-140581-2023-0117", true), ("V-140581-2023-12345", true), ("V-140581-2023-117", false),
      ("V-140581-2023-00117", false), ("V-140581-2023-0000", false), ("v-140581-2023-0117", false),
      ("V-990581-2023-0117", false), ("V-140581-23-0117", false), ("V-140581-2023-+117", false),
      ("V-140581-2023-0117-", false), ("", false),
    ])
  func ids(text: String, isID: Bool) {
    let id = VisitID(text)
    #expect((id != nil) == isID)
    if let id { #expect(id.description == text) }
  }

  @Test("Visits are ordered by their number, not by their text")
  func order() throws {
    let ids = try ["V-140581-2023-9999", "V-140581-2023-10000", "V-140581-2024-0001"].map {
      try #require(VisitID($0))
    }
    #expect(ids.sorted() == ids)
  }
}
