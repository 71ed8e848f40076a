import Canonical
import Draw
import Foundation
import Testing

@Suite("A plan")
struct DrawPlanTests {
  @Test("Its bytes read back as themselves, and their hash is what is announced")
  func roundTrip() throws {
    let plan = try DrawPlan(reading: GoldenDraw.folder[.plan])
    #expect(plan.bytes == GoldenDraw.folder[.plan])
    #expect(plan.hash.hex == GoldenDraw.planHash)
    #expect(plan.draw == "G-1")
    #expect(plan.leftOut == ["歇业": 1])
    #expect(plan.roles.map(\.needsSpecialty) == [true, false])
    #expect(plan.strata.map(\.name) == ["A", "D"])
  }

  @Test("A newer format is named before anything else is looked at")
  func newerFormat() {
    #expect(throws: DrawError.unknownFormat("yicha-draw/v2")) {
      try DrawPlan(reading: Array(#"{"format": "yicha-draw/v2", "more": 1.5}"#.utf8))
    }
  }

  @Test(
    "Any but the one spelling is refused",
    arguments: [
      ("\"draw\":", "\"draw\": "), ("}\n", "}"), ("}\n", "}\n\n"), ("\"D\"", "\"\\u0044\""),
      ("{\"draw\":\"G-1\",", "{\"draw\":\"G-1\",\"draw\":\"G-1\","),
      ("{\"draw\":\"G-1\",", "{"), ("{\"draw\":", "{\"z\":0,\"draw\":"), ("{\"draw\"", "[\"draw\""),
    ])
  func otherSpelling(_ old: String, _ new: String) throws {
    var folder = GoldenDraw.folder
    try folder.replace(old, with: new, in: .plan)
    let expected = new == "{" ? DrawError.invalid(.draw) : .notCanonical(.plan, line: 1)
    #expect(throws: expected) { try DrawPlan(reading: folder[.plan]) }
  }

  @Test(
    "A value that the format cannot say is refused by its name",
    arguments: [
      ("\"permille\":500", "\"permille\":-1", DrawError.invalid(.permille)),
      ("\"permille\":500", "\"permille\":1001", .invalid(.permille)),
      ("\"permille\":500", "\"permille\":\"5\"", .invalid(.permille)),
      ("\"min\":0", "\"min\":-1", .invalid(.min)),
      ("\"min\":0", "\"min\":0.0", .invalid(.min)),
      ("\"reserve\":1", "\"reserve\":-1", .invalid(.reserve)),
      ("\"name\":\"A\"", "\"name\":\"D\"", .stratumTwice("D")),
      ("\"name\":\"A\"", "\"name\":\"\"", .invalid(.name)),
      ("\"draw\":\"G-1\"", "\"draw\":\"\"", .invalid(.draw)),
      ("\"filter\":\"catering and open\"", "\"filter\":\"\"", .invalid(.filter)),
      ("\"randomness\":\"two dice\"", "\"randomness\":\"\"", .invalid(.randomness)),
      ("{\"歇业\":1}", "{\"歇业\":0}", .invalid(.leftOut)),
      ("{\"歇业\":1}", "{\"\":1}", .invalid(.leftOut)),
      ("{\"歇业\":1}", "1", .invalid(.leftOut)),
      ("\"inspectors\":\"9", "\"inspectors\":\"", .invalid(.inspectors)),
      ("\"specialty\":true", "\"specialty\":1", .invalid(.specialty)),
      ("[\"市场监管\"]", "[]", .invalid(.departments)),
      ("[\"市场监管\"]", "1", .invalid(.departments)),
    ])
  func refused(_ old: String, _ new: String, _ error: DrawError) throws {
    var folder = GoldenDraw.folder
    try folder.replace(old, with: new, in: .plan)
    #expect(throws: error) { try DrawPlan(reading: folder[.plan]) }
  }

  @Test("Without roles or strata there is nothing to draw")
  func empty() throws {
    let roots = (register: Digest.zero, pool: Digest.zero, inspectors: Digest.zero)
    let stratum = try Stratum(name: "A", permille: 50)
    let role = try Role(name: "lead", departments: ["market"])
    #expect(throws: DrawError.invalid(.roles)) {
      try DrawPlan(
        draw: "1", filter: "all", randomness: "dice", leftOut: [:], roots: roots, roles: [],
        strata: [stratum])
    }
    #expect(throws: DrawError.invalid(.strata)) {
      try DrawPlan(
        draw: "1", filter: "all", randomness: "dice", leftOut: [:], roots: roots, roles: [role],
        strata: [])
    }
  }

  @Test("Members that may be absent are taken as the script takes them")
  func absent() throws {
    var folder = GoldenDraw.folder
    try folder.replace("\"min\":0,", with: "", in: .plan)
    try folder.replace(",\"reserve\":1", with: "", in: .plan)
    let plan = try DrawPlan(reading: folder[.plan])
    #expect(plan.strata.first?.min == 0)
    #expect(plan.strata.first?.reserve == 0)
  }
}
