import Draw
import Testing

@Suite("A role")
struct RoleTests {
  @Test("Without a name or a department it is refused")
  func refused() {
    #expect(throws: DrawError.invalid(.name)) { try Role(name: "", departments: ["market"]) }
    #expect(throws: DrawError.invalid(.departments)) { try Role(name: "lead", departments: []) }
    #expect(throws: DrawError.invalid(.departments)) { try Role(name: "lead", departments: [""]) }
  }
}
