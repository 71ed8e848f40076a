import Testing

@testable import Office

@Suite("Reasons")
struct ReasonTests {
  @Test("A reason is kept as it was given; none at all stays none")
  func kept() throws {
    #expect(try Reason.checked(" 照片不清\u{3000}") == " 照片不清\u{3000}")
    #expect(try Reason.checked(nil) == nil)
  }

  @Test("A reason that says nothing is refused", arguments: ["", " ", "\u{3000}\t\n"])
  func blank(text: String) {
    #expect(throws: OfficeError.blankReason) { try Reason.checked(text) }
  }
}
