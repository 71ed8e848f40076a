import Inspection
import Storage
import Testing

@testable import Office

@Suite("Who acts at the office")
struct ClerkTests {
  private let round: OfficeRound

  init() throws {
    round = try OfficeRound()
    let register = """
      人员编号,姓名,部门,类别,执法证号,执法证有效期,专业,片区,状态,利害关系
      GP0007,王海,高平市市场监督管理局,执法人员,04058103185,2027-12-31,食品,城区,在岗,
      GP0022,吕敏丽,高平市市场监督管理局,执法人员,04058103186,2027-12-31,食品,城区,在岗,
      GP0023,王海,高平市市场监督管理局,执法人员,04058103187,2027-12-31,食品,城区,在岗,

      """
    _ = try ImportRegister.run(Array(register.utf8), file: "inspectors.csv", at: round.desk)
  }

  private func named(_ word: String) throws -> String {
    try round.desk.store.read { try Clerk.named(word, in: $0) }
  }

  @Test(
    "An inspector is known by number and name, however typed",
    arguments: ["GP0022", "gp0022", " GP0022", "GP0022\u{3000}", "ＧＰ００２２", "吕敏丽", " 吕敏丽 "])
  func inspector(word: String) throws {
    #expect(try named(word) == "GP0022")
  }

  @Test("Any other single word names a clerk", arguments: ["reviewer-1", "clerk01", "李科长"])
  func clerk(word: String) throws {
    #expect(try named(word) == word)
  }

  @Test("Nobody, and several people, are refused", arguments: ["", "  ", "GP0022,reviewer", "甲、乙"])
  func several(word: String) throws {
    #expect(throws: OfficeError.clerk(word)) { try named(word) }
  }

  @Test("A number that the register lacks and a name that two have are refused")
  func unknown() throws {
    #expect(throws: OfficeError.unknown(.inspector, "GP9999")) { try named("GP9999") }
    #expect(throws: OfficeError.unknown(.inspector, "gp1")) { try named("gp1") }
    #expect(throws: OfficeError.ambiguous(.inspector, "王海")) { try named("王海") }
  }

  @Test("The office's own word is nobody in particular", arguments: ["office", "Office"])
  func nobody(word: String) throws {
    #expect(try named(word) == Clerk.nobody)
  }
}
