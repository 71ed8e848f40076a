import Testing

@testable import Office

@Suite("Reasons")
struct ReasonTests {
  @Test("Spaces around a reason go; none at all stays none")
  func trimmed() throws {
    #expect(try Reason.checked(" 照片不清\u{3000}") == "照片不清")
    #expect(try Reason.checked(nil) == nil)
  }

  @Test("A reason that says nothing is refused", arguments: ["", " ", "\u{3000}\t\n"])
  func blank(text: String) {
    #expect(throws: OfficeError.blankReason) { try Reason.checked(text) }
  }
}
