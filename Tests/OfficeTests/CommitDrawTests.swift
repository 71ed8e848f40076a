import Foundation
import Inspection
import Storage
import Testing

@testable import Office

@Suite("Freezing a draw")
struct CommitDrawTests {
  private static let general = "2023-02"

  /// An office that could draw food sellers.
  private static func office(
    plan changes: [(String, String)] = [], forms: [String] = ["food_sale", "price"]
  ) throws -> PlanningOffice {
    let office = try PlanningOffice()
    try office.rules()
    try office.items()
    try office.plan(changes)
    try office.registers()
    for form in forms { try office.forms(form) }
    return office
  }

  private static func commit(_ office: PlanningOffice) throws -> CommitDraw.Result {
    try CommitDraw.run(
      entry: general, randomness: "dice", to: office.folder + "/draws", at: office.desk)
  }

  private static func objections(_ office: PlanningOffice) throws -> [DrawObjection] {
    let before = try office.entries()
    let error = #expect(throws: OfficeError.self) { try commit(office) }
    #expect(try office.entries() == before)
    guard case .notDrawable(general, let objections) = error else { return [] }
    return objections
  }

  @Test("What is left out is counted by reason")
  func good() throws {
    let office = try Self.office()
    let result = try Self.commit(office)
    let subjects = try office.desk.store.read { try $0.subjects().count }
    #expect(result.pool > 0)
    #expect(result.pool + result.leftOut.values.reduce(0, +) == subjects)
    #expect(result.leftOut[.otherTrade] != nil)
  }

  /// The plan's entry of food sellers is the second of the file.
  private static let filter = "trades: [食品销售]"

  @Test("A misspelt trade finds nobody, and the draw is refused")
  func trade() throws {
    let office = try Self.office(plan: [(Self.filter, "trades: [食品零售]")])
    #expect(try Self.objections(office) == [.emptyPool])
  }

  @Test("A misspelt scheme is refused, and the register's named")
  func scheme() throws {
    let rest = "\n      regions: [\"140581\"]\n      statuses: [open]\n    risk_scheme: "
    let office = try Self.office(plan: [
      (Self.filter + rest + "通用型企业信用风险分类", Self.filter + rest + "通用型企业风险分类")
    ])
    let known = ["通用型企业信用风险分类"]
    #expect(try Self.objections(office) == [.unknownScheme("通用型企业风险分类", known: known)])
  }

  @Test("An item suspended after the plan was published is not drawn")
  func suspended() throws {
    let office = try Self.office()
    try office.items([
      ("edition: \"2023\"", "edition: \"2024\""),
      (
        "city_item: JC-2023-PRI-01",
        "city_item: JC-2023-PRI-01\n    status: suspended\n    reason: 暂停"
      ),
    ])
    #expect(try Self.objections(office) == [.breaksPlan(.inactiveItem("PRI-01"))])
  }

  @Test("Forms that are not in force are named before the randomness is used")
  func forms() throws {
    let office = try Self.office(forms: ["price"])
    #expect(try Self.objections(office) == [.formMissing("food_sale")])
  }

  @Test("Who declares an interest that cannot be read is not drawn, nor whose certificate runs out")
  func inspectors() throws {
    let office = try Self.office()
    let all = try Self.commit(office).inspectors
    let text = try OfficeRound.text("Sources/Yicha/Demo/Registers/inspectors.csv")
    let changed = text.replacing(",北诗镇,在岗,92140581MATYG3AG08", with: ",北诗镇,在岗,某公司")
      .replacing("04056268526,2027-10-28", with: "04056268526,2023-12-30")
    #expect(changed != text)
    let report = try ImportRegister.run(
      Array(changed.utf8), file: "inspectors.csv", at: office.desk)
    #expect(report.comparison.replaced.map(\.id) == ["GP0010", "GP0011"])
    let again = try CommitDraw.run(
      entry: Self.general, randomness: "dice", again: "名录更新", to: office.folder + "/draws",
      at: office.desk)
    #expect(again.inspectors == all - 2)
  }
}
