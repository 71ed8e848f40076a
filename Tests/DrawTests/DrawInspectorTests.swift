import Canonical
import Draw
import Testing

@Suite("An inspector of a draw")
struct DrawInspectorTests {
  @Test("The line reads back as itself, its lists sorted")
  func roundTrip() throws {
    let inspector = try DrawInspector(
      id: "GP1", department: "消防", cap: 0, specialties: ["food", "drug"], recused: ["E-2", "E-1"])
    let members = try #require(inspector.value.object)
    #expect(try DrawInspector(members: members) == inspector)
    #expect(members["recused"] == ["E-1", "E-2"])
    #expect(members["specialties"] == ["drug", "food"])
  }

  @Test("No recusals are not written")
  func noRecusals() throws {
    let inspector = try DrawInspector(id: "GP1", department: "fire", cap: 3)
    #expect(inspector.value["recused"] == nil)
    #expect(inspector.value["specialties"] == [])
  }

  @Test(
    "A member out of range, of another type or missing is refused by its name",
    arguments: [
      (["id": "", "department": "fire", "cap": 1, "specialties": []], DrawField.id),
      (["id": "G\nP", "department": "fire", "cap": 1, "specialties": []], .id),
      (["id": "GP", "department": "", "cap": 1, "specialties": []], .department),
      (["id": "GP", "department": "fire", "cap": -1, "specialties": []], .cap),
      (["id": "GP", "department": "fire", "cap": true, "specialties": []], .cap),
      (["id": "GP", "department": "fire", "cap": 1], .specialties),
      (["id": "GP", "department": "fire", "cap": 1, "specialties": [""]], .specialties),
      (["id": "GP", "department": "fire", "cap": 1, "specialties": [], "recused": [1]], .recused),
    ] as [([String: JSONValue], DrawField)])
  func refused(_ members: [String: JSONValue], _ field: DrawField) {
    #expect(throws: DrawError.invalid(field)) { try DrawInspector(members: members) }
  }
}
