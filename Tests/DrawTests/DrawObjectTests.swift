import Canonical
import Draw
import Testing

@Suite("An object of a draw")
struct DrawObjectTests {
  private let salt = "a65e708bf319065a6e3e2635aae02596"

  @Test(
    "Its line reads back as itself",
    arguments: [
      DrawObject.Standing.pool(stratum: "A", specialty: nil, weight: 1),
      .pool(stratum: "未分类", specialty: "电梯", weight: 12), .leftOut(reason: "歇业"),
    ])
  func roundTrip(_ standing: DrawObject.Standing) throws {
    let object = try DrawObject(id: "E-1", salt: salt, standing: standing)
    let members = try #require(object.value.object)
    #expect(try DrawObject(members: members) == object)
  }

  @Test("What is left out has no stratum, specialty or ticket")
  func leftOut() throws {
    let object = try DrawObject(id: "E-1", salt: salt, standing: .leftOut(reason: "歇业"))
    #expect(object.leftOut == "歇业")
    #expect(object.stratum == nil)
    #expect(object.specialty == nil)
    #expect(object.weight == 0)
  }

  @Test(
    "An id that is empty or spans lines would share another's ticket and is refused",
    arguments: ["", "E\n1", "E\u{0}", "\u{FEFF}E", "E\u{301}"])
  func idRefused(_ id: String) {
    #expect(throws: DrawError.invalid(.id)) {
      try DrawObject(id: id, salt: salt, standing: .leftOut(reason: "closed"))
    }
  }

  @Test(
    "A salt is 32 lower-case hexadecimal digits",
    arguments: ["", "a65e", "A65E708BF319065A6E3E2635AAE02596", "a65e708bf319065a6e3e2635aae0259"])
  func saltRefused(_ salt: String) {
    #expect(throws: DrawError.invalid(.salt)) {
      try DrawObject(id: "E", salt: salt, standing: .leftOut(reason: "closed"))
    }
  }

  @Test(
    "Another value out of range is refused by its name",
    arguments: [
      (DrawObject.Standing.pool(stratum: "", specialty: nil, weight: 1), DrawField.stratum),
      (.pool(stratum: "A", specialty: "", weight: 1), .specialty),
      (.pool(stratum: "A", specialty: nil, weight: 0), .weight),
      (.pool(stratum: "A", specialty: nil, weight: 1_000_001), .weight),
      (.leftOut(reason: ""), .out),
    ])
  func standingRefused(_ standing: DrawObject.Standing, _ field: DrawField) {
    #expect(throws: DrawError.invalid(field)) {
      try DrawObject(id: "E", salt: salt, standing: standing)
    }
  }

  @Test(
    "A member of another type or missing is refused by its name",
    arguments: [
      (["id": 1], DrawField.stratum), (["id": 1, "stratum": "A"], .id),
      (["id": "E", "stratum": "A"], .salt), (["out": true], .out),
      (["id": "E", "stratum": "A", "weight": "2"], .weight),
      (["id": "E", "stratum": "A", "specialty": .null], .specialty),
    ] as [([String: JSONValue], DrawField)])
  func membersRefused(_ members: [String: JSONValue], _ field: DrawField) {
    #expect(throws: DrawError.invalid(field)) { try DrawObject(members: members) }
  }
}
