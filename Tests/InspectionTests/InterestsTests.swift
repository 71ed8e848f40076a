import Canonical
import Inspection
import Testing

@Suite("Declared interests (利害关系)")
struct InterestsTests {
  private static let code = "914403001922038216"
  private static let other = "9144030071526726XG"

  private static func report(_ interests: String) throws -> RegisterReport<Inspector> {
    let fields = [
      "GP0001", "张红", "高平市市场监督管理局", "执法人员", "04055685040", "2027-12-28", "药品", "陈区镇", "在岗",
      "\"\(interests)\"",
    ]
    let lines = [RegisterImport.inspectorColumns, fields].map { $0.joined(separator: ",") }
    return try RegisterImport.inspectors(
      Array(lines.joined(separator: "\n").utf8),
      departments: try DepartmentRegister(Samples.departments), today: Samples.today)
  }

  @Test(
    "A number is understood however it is written, and what was done to it is said",
    arguments: [
      ("", [], []), ("无", [], []), (code, [code], []), ("\(code);\(other)", [code, other], []),
      ("\(code)、\(other)", [code, other], []), ("\(code)，\(other)", [code, other], []),
      ("\(code), \(other)", [code, other], []),
      ("\(code)\n\(other)；", [code, other], [.lineBreak]),
      ("9144030071526726xg", [other], [.codeLowerCase]),
      ("９１４４０３００１９２２０３８２１６", [code], [.codeFullWidth]),
      ("914403001922038217", ["914403001922038217"], [.codeCheck(.final)]),
      ("140581000012345", ["140581000012345"], [.oldRegistrationNumber]),
      ("PRJ-2023-001", ["PRJ-2023-001"], []),
    ] as [(String, Set<String>, [RegisterDoubt.Reason])])
  func read(written: String, ids: Set<String>, doubts: [RegisterDoubt.Reason]) throws {
    let report = try Self.report(written)
    let inspector = try #require(report.imported.first)
    #expect(inspector.interests == ids)
    #expect(report.doubts.map(\.reason) == doubts)
    #expect(inspector.mayBeDrawn(until: Samples.today))
  }

  @Test(
    "Who declares what cannot be read is in the register and is not drawn",
    arguments: [
      ("高平市泰和饭店", nil), ("91440300X", nil), ("\(code) \(other)", nil), ("\(code)、泰和饭店", nil),
      ("9I4403001922038216", code),
    ] as [(String, String?)])
  func unreadable(written: String, meant: String?) throws {
    let report = try Self.report(written)
    let inspector = try #require(report.imported.first)
    let reason = RegisterDoubt.Reason.unreadableInterest(proposal: meant.flatMap(CreditCode.init))
    #expect(report.doubts.map(\.reason) == [reason])
    #expect(report.doubts.map(\.severity) == [.notDrawable])
    #expect(!inspector.mayBeDrawn(until: Samples.today))
    #expect(inspector.mayInspect(on: Samples.today))
    #expect(try Inspector(inspector.value) == inspector)
  }

  @Test("A certificate that runs out within the period keeps its holder out of the draw")
  func certificate() throws {
    let inspector = try #require(try Self.report("").imported.first)
    let last = try #require(inspector.certificate?.expires)
    #expect(inspector.mayBeDrawn(until: last))
    #expect(!inspector.mayBeDrawn(until: CalendarDate(daysSinceEpoch: last.daysSinceEpoch + 1)))
  }

  @Test("A record with several doubts is what the worst of them makes of it")
  func severities() {
    let reasons: [RegisterDoubt.Reason] = [.padded, .certificateExpired, .formula]
    let doubts = reasons.map { RegisterDoubt(record: 2, line: 2, field: nil, reason: $0) }
    #expect(doubts.severities == [2: .notDrawable])
  }
}
