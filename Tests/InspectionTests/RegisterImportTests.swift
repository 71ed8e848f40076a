import Canonical
import Inspection
import Testing

@Suite("Importing registers")
struct RegisterImportTests {
  static let header = RegisterImport.subjectColumns.joined(separator: ",")
  static let fields = [
    "914403001922038216", "高平市泰和饭店", "经营主体", "个体工商户", "餐饮服务", "6210", "140581", "野川所",
    "长平街108号", "张军", "10005222690", "2007-03-16", "存续", "A", "通用型", "2023-07-31", "catering", "",
  ]

  static func row(_ changes: [Int: String] = [:]) -> String {
    fields.enumerated().map { changes[$0] ?? $1 }.map { text in
      text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
        ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }.joined(separator: ",")
  }

  static func report(_ lines: [String]) throws -> RegisterReport<Subject> {
    let home = try #require(RegionCode("140581"))
    return try RegisterImport.subjects(
      Array(([header] + lines).joined(separator: "\r\n").utf8), region: home, today: Samples.today)
  }

  @Test("A clean row gives its subject and no doubt")
  func clean() throws {
    let report = try Self.report([Self.row()])
    #expect(report.doubts.isEmpty)
    let subject = try #require(report.imported.first)
    #expect(subject.id == Self.fields[0])
    #expect(subject.status == .open)
    #expect(subject.grade(scheme: "通用型") == .a)
    #expect(subject.grade(scheme: "食品") == nil)
    #expect(try Subject(subject.value) == subject)
  }

  @Test(
    "Each doubt is said of its field, and keeps the row or not",
    arguments: [
      (0, "914403001922038217", .codeCheck(.final), 1), (0, "", .missing, 0),
      (0, "140581000012345", .oldRegistrationNumber, 1),
      (0, "９１４４０３００１９２２０３８２１６", .codeFullWidth, 1),
      (0, "9144030071526726xg", .codeLowerCase, 1),
      (0, "91440300X", .codeUnreadable(proposal: nil), 0),
      (0, "9I4403001922038216", .codeUnreadable(proposal: CreditCode("914403001922038216")), 0),
      (1, "", .missing, 0), (1, "=1+1", .formula, 1), (1, "@x", .formula, 1),
      (1, "　泰和  ", .padded, 1), (1, "泰\u{FEFF}和", .character(0xFEFF), 0),
      (1, "泰\r和", .character(0x0D), 0), (1, "e\u{301}", .normalized, 1),
      (2, "", .missing, 0), (2, "怪物", .unknownWord, 0), (6, "140599", .foreignRegion, 1),
      (6, "9", .unreadableRegion, 0), (8, "长平街\n（二层）", .lineBreak, 1),
      (8, "长平街\r\n\r\n（二层）", .lineBreak, 1),
      (11, "2021-02-30", .impossibleDate, 1), (11, "2033-01-01", .futureDate, 1),
      (12, "正常（档案迁移）", .unknownStatus, 1), (12, "", .unknownStatus, 1),
      (13, "甲", .unknownRiskClass, 1), (14, "", .riskClassWithoutSource, 1),
      (15, "", .riskClassWithoutSource, 1),
    ] as [(Int, String, RegisterDoubt.Reason, Int)])
  func doubts(column: Int, text: String, reason: RegisterDoubt.Reason, imported: Int) throws {
    let report = try Self.report([Self.row([column: text])])
    #expect(report.imported.count == imported)
    #expect(report.balances)
    let doubt = try #require(report.doubts.first)
    #expect(report.doubts.count == 1)
    #expect(doubt.record == 2)
    #expect(doubt.line == 2)
    #expect(doubt.reason == reason)
    #expect((doubt.severity == .notImported) == (imported == 0))
    if reason != .riskClassWithoutSource {
      #expect(doubt.field == RegisterImport.subjectColumns[column])
    }
  }

  @Test("A risk class that is not known is not taken for unclassified")
  func unknownRisk() throws {
    let subject = try #require(try Self.report([Self.row([13: "甲"])]).imported.first)
    #expect(subject.risks.isEmpty)
    #expect(subject.unreadRisk == "甲")
    let unclassified = try Self.report([Self.row([13: "", 14: "", 15: ""])])
    #expect(unclassified.doubts.isEmpty)
    #expect(unclassified.imported.first?.unreadRisk == nil)
  }

  @Test("A second row of one number is not imported, and names the first")
  func duplicate() throws {
    let other = "9144030071526726XG"
    let report = try Self.report([
      Self.row(), Self.row([0: other]), Self.row([1: "别的饭店"]), Self.row([0: other]),
    ])
    #expect(report.imported.map(\.id) == [Self.fields[0], other])
    #expect(report.notImported == [4, 5])
    #expect(report.doubts.map(\.reason) == [.duplicate(of: 2), .repeated(of: 3)])
    #expect(report.balances)
  }

  @Test(
    "Rows whose fields do not fit the header are reported, never shifted",
    arguments: [
      (row() + ",", nil), (row() + ",x", .ragged(found: 19, expected: 18)),
      ("a,b", .ragged(found: 2, expected: 18)),
      (String(repeating: ",", count: 17), .emptyRow),
    ] as [(String, RegisterDoubt.Reason?)])
  func ragged(line: String, reason: RegisterDoubt.Reason?) throws {
    let report = try Self.report([line, Self.row([0: "9144030071526726XG"])])
    #expect(report.balances)
    #expect(report.rows == 2)
    #expect(report.doubts.first?.reason == reason)
    #expect(report.notImported == (reason == nil ? [] : [2]))
  }

  @Test("A file without a column is refused as a whole, and the column is named")
  func columns() throws {
    let home = try #require(RegionCode("140581"))
    func read(_ text: String) throws -> RegisterReport<Subject> {
      try RegisterImport.subjects(Array(text.utf8), region: home, today: Samples.today)
    }
    #expect(throws: RegisterFileError.missingColumns(["登记状态"])) {
      try read(Self.header.replacing("登记状态", with: "状态"))
    }
    #expect(throws: RegisterFileError.repeatedColumns(["名称"])) {
      try read(Self.header + ",名称")
    }
    #expect(throws: RegisterFileError.empty) { try read("") }
    #expect(throws: RegisterFileError.csv(.unterminatedQuote(line: 2))) {
      try read(Self.header + "\n\"a")
    }
    #expect(throws: RegisterFileError.encoding(.notGB18030(offset: 0))) {
      try RegisterImport.subjects([0xFF], region: home, today: Samples.today)
    }
    let more = try read(Self.header + ",备注\r\n" + Self.row() + ",无")
    #expect(more.unreadColumns == ["备注"])
    #expect(more.imported.count == 1)
  }

  @Test("Columns may stand in any order")
  func order() throws {
    let home = try #require(RegionCode("140581"))
    let text = [RegisterImport.subjectColumns, Self.fields]
      .map { $0.reversed().joined(separator: ",") }.joined(separator: "\n")
    let report = try RegisterImport.subjects(
      Array(text.utf8), region: home, today: Samples.today)
    #expect(report.imported == (try Self.report([Self.row()]).imported))
  }

  @Test(
    "Inspectors are read, and what keeps them from counting is said",
    arguments: [
      (0, "", .missing, 0), (2, "高平市邮局", .unknownDepartment, 0), (3, "临时工", .unknownWord, 0),
      (4, "", .certificateMissing, 1), (5, "2023-13-01", .impossibleDate, 1),
      (5, "2023-08-28", .certificateExpired, 1), (8, "休假", .unknownWord, 0),
    ] as [(Int, String, RegisterDoubt.Reason, Int)])
  func inspectors(column: Int, text: String, reason: RegisterDoubt.Reason, imported: Int) throws {
    var fields = [
      "GP0001", "张红", "高平市市场监督管理局", "执法人员", "04055685040", "2027-12-28", "药品;食品", "陈区镇",
      "在岗", "",
    ]
    fields[column] = text
    let lines = [RegisterImport.inspectorColumns, fields].map { $0.joined(separator: ",") }
    let report = try RegisterImport.inspectors(
      Array(lines.joined(separator: "\n").utf8),
      departments: try DepartmentRegister(Samples.departments), today: Samples.today)
    #expect(report.imported.count == imported)
    #expect(report.doubts.first?.reason == reason)
    for inspector in report.imported {
      #expect(!inspector.mayInspect(on: Samples.today))
      #expect(try Inspector(inspector.value) == inspector)
      #expect(inspector.specialties == ["药品", "食品"])
    }
  }
}
