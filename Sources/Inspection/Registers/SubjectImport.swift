extension RegisterImport {
  /// The columns of the register of subjects.
  package static let subjectColumns = [
    "统一社会信用代码", "名称", "对象类型", "主体类型", "行业", "行业代码", "行政区划", "监管所", "住所",
    "法定代表人", "联系电话", "成立日期", "登记状态", "信用风险等级", "风险分类方案", "风险分类日期", "检查表",
    "沙盒",
  ]

  /// Reads a register of subjects (检查对象名录库).
  ///
  /// - Throws: `RegisterFileError` for why the file as a whole is none; nothing is imported then.
  package static func subjects(
    _ bytes: [UInt8], region: RegionCode, today: CalendarDate, as encoding: TextEncoding? = nil
  ) throws(RegisterFileError) -> RegisterReport<Subject> {
    try report(
      bytes, as: encoding, columns: subjectColumns, idColumn: "统一社会信用代码",
      id: { (subject: Subject) in subject.id },
      read: { row in subject(&row, region: region, today: today) })
  }

  private static func subject(
    _ row: inout RegisterRow, region: RegionCode, today: CalendarDate
  ) -> Subject? {
    let kind = row.word("对象类型", SubjectKind.init(register:))
    let number = Self.number(&row, kind: kind ?? .entity)
    let name = row.name("名称", needed: true)
    let place = Self.place(&row, home: region)
    let risk = Self.risk(&row, today: today)
    guard let kind, let number, let place else { return nil }
    return Subject(
      number: number, kind: kind, name: name, entityType: row.text("主体类型"),
      trade: row.text("行业"), industryCode: row.text("行业代码"), region: place,
      station: row.name("监管所"), address: row.name("住所"),
      legalRepresentative: row.name("法定代表人"), phone: row.text("联系电话"),
      established: row.date("成立日期", today: today), status: status(&row, kind: kind),
      risks: risk.risks, unreadRisk: risk.unread, checklist: row.text("检查表"),
      inSandbox: row.flag("沙盒"))
  }

  private static func number(_ row: inout RegisterRow, kind: SubjectKind) -> SubjectNumber? {
    let column = "统一社会信用代码"
    let written = row.text(column)
    guard !written.isEmpty else {
      row.doubt(column, .missing)
      return nil
    }
    return number(
      written, in: column, kind: kind, of: &row,
      otherwise: RegisterDoubt.Reason.codeUnreadable(proposal:))
  }

  private static func place(_ row: inout RegisterRow, home: RegionCode) -> RegionCode? {
    guard let region = RegionCode(row.text("行政区划")) else {
      row.doubt("行政区划", .unreadableRegion)
      return nil
    }
    if !home.holds(region) { row.doubt("行政区划", .foreignRegion) }
    return region
  }

  /// Only entities are registered; of anything else an empty status says that it is there.
  private static func status(
    _ row: inout RegisterRow, kind: SubjectKind
  ) -> RegistrationStatus? {
    let text = row.text("登记状态")
    if text.isEmpty, kind != .entity { return .open }
    let status = RegistrationStatus(register: text)
    if status == nil { row.doubt("登记状态", .unknownStatus) }
    return status
  }

  private static func risk(
    _ row: inout RegisterRow, today: CalendarDate
  ) -> (risks: [RiskClass], unread: String?) {
    let text = row.text("信用风险等级")
    let scheme = row.text("风险分类方案")
    let date = row.date("风险分类日期", today: today)
    guard !text.isEmpty else { return ([], nil) }
    guard let grade = RiskGrade(rawValue: text) else {
      row.doubt("信用风险等级", .unknownRiskClass)
      return ([], text)
    }
    guard !scheme.isEmpty, let date else {
      row.doubt("信用风险等级", .riskClassWithoutSource)
      return ([], text)
    }
    return ([RiskClass(grade: grade, scheme: scheme, date: date)], nil)
  }
}
