import Canonical
import Inspection
import Journal
import Merge
import Storage
import Testing

@testable import Office

@Suite("Giving a visit to another team")
struct ReassignVisitTests {
  /// An office with a register of inspectors: two more officers of the market department, and what
  /// keeps each of the others out of a team.
  private static func round() throws -> OfficeRound {
    let round = try OfficeRound()
    let rows = [
      "GP0101,甲,高平市市场监督管理局,执法人员,晋E0101,2099-12-31,食品,片区,在岗,",
      "GP0102,乙,高平市市场监督管理局,执法人员,晋E0102,2099-12-31,食品,片区,在岗,",
      "GP0103,丙,高平市市场监督管理局,执法人员,晋E0103,2023-10-01,食品,片区,在岗,",
      "GP0104,丁,高平市市场监督管理局,执法人员,晋E0104,2099-12-31,食品,片区,在岗,91140581MA0GYEF059",
      "GP0105,戊,高平市市场监督管理局,执法人员,晋E0105,2099-12-31,食品,片区,离岗,",
      "ZJ0106,己,高平市市场监督管理局,专业技术人员,,,食品,片区,在岗,",
      "GP0007,庚,高平市市场监督管理局,执法人员,晋E0007,2099-12-31,食品,片区,在岗,",
      "GP0031,辛,高平市市场监督管理局,执法人员,晋E0031,2099-12-31,食品,片区,在岗,",
    ]
    let text = ([RegisterImport.inspectorColumns.joined(separator: ",")] + rows)
      .joined(separator: "\n")
    _ = try ImportRegister.run(Array((text + "\n").utf8), file: "inspectors", at: round.desk)
    return round
  }

  private static func objections(_ body: () throws -> Void) throws -> [String] {
    let error = #expect(throws: OfficeError.self) { try body() }
    guard case .teamRefused(OfficeRound.visit, let why) = error else {
      Issue.record("another error: \(String(describing: error))")
      return []
    }
    return why.map(\.en)
  }

  @Test("The entry holds the visit as the new team gets it, and every head")
  func entry() throws {
    let round = try Self.round()
    try round.answer("shop", "SH-01", "yes")
    let heads = try round.file().view.heads
    let visit = try ReassignVisit.run(
      "0001", to: ["GP0101", "GP0102"], leader: "GP0102", reason: "原组停职", at: round.desk)
    #expect(visit.team.leader == "GP0102")
    let file = try round.file()
    #expect(file.visit.team == visit.team && file.view.state == .reassigned)
    #expect(file.everyOfficer == ["GP0007", "GP0031", "GP0101", "GP0102"])
    let entry = try #require(file.ofOffice(.visitReassigned)).entry
    #expect(Set(entry.parents) == Set(heads))
    #expect(entry.data["team"]?.strings == ["GP0101", "GP0102"])
    #expect(entry.data["reason"] == "原组停职")
  }

  @Test("All that stands against a team is listed, and nothing changes")
  func rules() throws {
    let round = try Self.round()
    func refused(_ team: [String], leader: String? = nil) throws -> [String] {
      try Self.objections {
        try ReassignVisit.run("0001", to: team, leader: leader, reason: "y", at: round.desk)
      }
    }
    #expect(try refused(["GP0007", "GP0031"]).contains("it is the team that has the visit now"))
    #expect(
      try refused(["GP0103", "GP0104", "GP0105"]) == [
        "GP0103 is not in post, or has no certificate up to 2023-12-31",
        "GP0104 has an interest in the subject: recused",
        "GP0105 is not in post, or has no certificate up to 2023-12-31",
      ])
    #expect(
      try refused(["GP0101", "ZJ0106"]).contains {
        $0.hasPrefix("1 certified officers where 2 are needed")
      })
    #expect(
      try refused(["GP0101", "GP0102"], leader: "GP0007").contains(
        "the leader is not among the officers"))
    #expect(throws: OfficeError.unknown(.inspector, "GP0999")) {
      try ReassignVisit.run("0001", to: ["GP0101", "GP0999"], reason: "y", at: round.desk)
    }
    #expect(try round.file().view.state == .issued)
  }

  @Test("Another leader of the same people is another team")
  func leader() throws {
    let round = try Self.round()
    let visit = try ReassignVisit.run(
      "0001", to: ["GP0007", "GP0031"], leader: "GP0031", reason: "y", at: round.desk)
    #expect(visit.team.leader == "GP0031")
  }

  @Test("A recalled visit is given to others, a voided one is not")
  func standing() throws {
    let round = try Self.round()
    try ChangeVisit.recall("0001", reason: "y", at: round.desk)
    try ReassignVisit.run("0001", to: ["GP0101", "GP0102"], reason: "y", at: round.desk)
    #expect(try round.file().view.state == .reassigned)
    try ChangeVisit.void("0001", reason: "y", at: round.desk)
    #expect(throws: OfficeError.visitStanding(OfficeRound.visit, .voided)) {
      try ReassignVisit.run("0001", to: ["GP0007", "GP0031"], reason: "y", at: round.desk)
    }
  }
}
