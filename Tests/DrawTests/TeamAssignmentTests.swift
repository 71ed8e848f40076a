import Canonical
import Testing

@testable import Draw

@Suite("Choosing the inspectors")
struct TeamAssignmentTests {
  private let salt = "a65e708bf319065a6e3e2635aae02596"

  private func object(_ id: String) throws -> DrawObject {
    try DrawObject(
      id: id, salt: salt, standing: .pool(stratum: "A", specialty: nil, weight: 1))
  }

  @Test("In 10,000 draws nobody is sent to where they are recused (requirements X7)")
  func recusals() throws {
    let objects = try ["E-1", "E-2", "E-3"].map(object)
    let roles = try ["lead", "second"].map { try Role(name: $0, departments: ["market"]) }
    let recused: [String: Set<String>] = ["GP1": ["E-1"], "GP2": ["E-2", "E-3"], "GP3": ["E-3"]]
    let inspectors = try ["GP1", "GP2", "GP3", "GP4"].map {
      try DrawInspector(id: $0, department: "market", cap: 2, recused: recused[$0] ?? [])
    }
    var places: [String: Int] = [:]
    for number in 0..<10_000 {
      let seed = Digest.sha256("\(number)")
      let filled = TeamAssignment.fill(objects, roles, inspectors, seed)
      for team in filled.teams {
        for case let member? in team.members { places["\(team.object) \(member)", default: 0] += 1 }
      }
    }
    for (inspector, objects) in recused {
      for object in objects { #expect(places["\(object) \(inspector)"] == nil) }
    }
    #expect(places["E-1 GP2"] != nil)
  }

  @Test("Nobody is sent when nobody may be")
  func nobody() throws {
    let role = try Role(name: "lead", departments: ["market"], needsSpecialty: true)
    let able = try DrawInspector(id: "GP1", department: "market", cap: 9, specialties: ["food"])
    let filled = TeamAssignment.fill([try object("E")], [role], [able], Digest.zero)
    #expect(filled.teams == [DrawnTeam(object: "E", members: [nil])])
    #expect(filled.unfilled == [UnfilledPlace(object: "E", role: 0)])
  }
}
