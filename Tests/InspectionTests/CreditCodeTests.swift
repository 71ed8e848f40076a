import Inspection
import Support
import Testing

@Suite("Unified social credit codes")
struct CreditCodeTests {
  @Test(
    "Publicly known codes hold both checks",
    arguments: [
      "914403001922038216", "9144030071526726XG", "91330100799655058B", "91110108551385082Q",
      "91350200776049653A",
    ])
  func known(text: String) throws {
    #expect(try #require(CreditCode(text)).failure == nil)
  }

  @Test("A true code whose last character fails is a code all the same")
  func special() throws {
    #expect(try #require(CreditCode("91350203M0001QAY9B")).failure == .final)
  }

  @Test(
    "What is not 18 characters of the alphabet is no code",
    arguments: ["", "9144030019220382", "91440300192203821O", "91440300192203821i", "中"])
  func none(text: String) {
    #expect(CreditCode(text) == nil)
  }

  @Test("Every other last character fails the last check")
  func lastCharacter() throws {
    for last in CreditCode.alphabet where last != UInt8(ascii: "6") {
      let text = "91440300192203821" + String(UnicodeScalar(last))
      #expect(try #require(CreditCode(text)).failure == .final)
    }
  }

  @Test("Any change of one character fails a check")
  func oneCharacter() throws {
    let code = Array("9144030071526726XG".utf8)
    for place in code.indices {
      for character in CreditCode.alphabet where character != code[place] {
        var changed = code
        changed[place] = character
        let text = String(decoding: changed, as: UTF8.self)
        #expect(CreditCode(text)?.failure != nil, "\(text)")
      }
    }
  }

  @Test("O for 0 and I for 1 are proposed, and only where both checks then hold")
  func proposals() {
    #expect(CreditCode.proposal(for: "9I44O3OOI922O382I6")?.description == "914403001922038216")
    #expect(CreditCode.proposal(for: "9I44O3OOI922O382I7") == nil)
  }

  @Test(
    "Numbers are told apart",
    arguments: [
      ("914403001922038216", SubjectKind.entity, true), ("140581000012345", .entity, true),
      ("14058100001234", .entity, false), ("P-1", .entity, false), ("P-1", .product, true),
      ("P 1", .product, false),
    ])
  func numbers(text: String, kind: SubjectKind, isNumber: Bool) {
    let number = SubjectNumber(text, kind: kind)
    #expect((number != nil) == isNumber)
    if let number { #expect(number.description == text) }
  }

  @Test("Full-width and lower-case characters are made plain, and it is said")
  func plain() {
    let (text, changes) = SubjectNumber.plain("９１ａbＺ")
    #expect(text == "91ABZ")
    #expect(changes == [.fullWidth, .lowerCase])
    #expect(SubjectNumber.plain("91AB").changes.isEmpty)
  }
}
