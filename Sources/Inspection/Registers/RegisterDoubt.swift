import Canonical

/// Something in a row of a register that a person should look at.
package struct RegisterDoubt: Hashable, Sendable {
  /// What becomes of the row.
  package enum Severity: Int, Hashable, Sendable {
    /// It is in the register.
    case imported
    /// It is in the register and cannot be drawn until the doubt is settled.
    case notDrawable
    /// It is not in the register.
    case notImported
  }

  /// What is doubtful.
  ///
  /// Numbers of records count from 1, the header being 1.
  package enum Reason: Hashable, Sendable {
    /// Another number of fields than the header has, so that texts stand in wrong columns.
    case ragged(found: Int, expected: Int)
    /// Nothing in any field.
    case emptyRow
    /// Quotation marks that are not as RFC 4180 has them.
    case quoting
    /// Spaces before or after the text; taken away.
    case padded
    /// A line end inside the text; kept.
    case lineBreak
    /// A text that a spreadsheet would run as a formula; kept, made harmless at export.
    case formula
    /// A character that no record may hold; its code point.
    case character(UInt32)
    /// A text that was not in normalization form C; made so.
    case normalized
    /// Nothing where a value must be.
    case missing
    /// A word that is not among those the register knows.
    case unknownWord
    /// A credit code whose check fails.
    case codeCheck(CreditCode.Failure)
    /// Neither a credit code nor a registration number; what may have been meant.
    case codeUnreadable(proposal: CreditCode?)
    /// A code in full-width characters; made half-width.
    case codeFullWidth
    /// A code in lower case; made upper case.
    case codeLowerCase
    /// An old registration number in place of a code; accepted.
    case oldRegistrationNumber
    /// The number of an earlier record that says something else.
    case duplicate(of: Int)
    /// Word for word an earlier record.
    case repeated(of: Int)
    /// A registration status that no table knows.
    case unknownStatus
    /// A risk class that no scheme knows; not taken for unclassified.
    case unknownRiskClass
    /// A risk class without its scheme or day (requirement C1).
    case riskClassWithoutSource
    /// A region that does not exist; the subject would belong to nobody.
    case unreadableRegion
    /// Another region than the register's.
    case foreignRegion
    /// No such day; taken as not said.
    case impossibleDate
    /// A day that is still to come.
    case futureDate
    /// An officer without a certificate and its last day.
    case certificateMissing
    /// A certificate that is no longer valid.
    case certificateExpired
    /// A declared interest that is no subject's number, so that nobody knows whom not to draw the
    /// inspector for (requirement X7); which code may have been meant.
    case unreadableInterest(proposal: CreditCode?)
    /// A department that is no member unit.
    case unknownDepartment
  }

  /// The number of the record, the header being 1.
  package let record: Int
  /// The physical line on which the record starts.
  package let line: Int
  /// The column's name; nil for the row as a whole.
  package let field: String?
  /// What is doubtful.
  package let reason: Reason

  /// A doubt about a field or a row.
  package init(record: Int, line: Int, field: String?, reason: Reason) {
    self.record = record
    self.line = line
    self.field = field
    self.reason = reason
  }

  /// What becomes of the row for this doubt alone.
  package var severity: Severity { reason.severity }
}

extension [RegisterDoubt] {
  /// What becomes of each record with doubts, by its number: the worst that one of them asks for.
  package var severities: [Int: RegisterDoubt.Severity] {
    reduce(into: [:]) { worst, doubt in
      let held = worst[doubt.record] ?? .imported
      worst[doubt.record] = doubt.severity.rawValue > held.rawValue ? doubt.severity : held
    }
  }
}

extension RegisterDoubt.Reason {
  /// What becomes of a row of which this is true.
  package var severity: RegisterDoubt.Severity {
    switch self {
    case .ragged, .emptyRow, .missing, .unknownWord, .codeUnreadable, .duplicate, .repeated,
      .unreadableRegion, .unknownDepartment, .character:
      .notImported
    case .unknownStatus, .unknownRiskClass, .riskClassWithoutSource, .foreignRegion,
      .certificateMissing, .certificateExpired, .unreadableInterest:
      .notDrawable
    default: .imported
    }
  }

  /// What is doubtful, for people; it holds nothing of the row but codes and record numbers.
  package var text: Label {
    switch self {
    case .ragged(let found, let expected):
      Label(zh: "有 \(found) 列，应有 \(expected) 列", en: "has \(found) fields, not \(expected)")
    case .emptyRow: Label(zh: "整行为空", en: "the whole row is empty")
    case .quoting: Label(zh: "引号使用不规范", en: "quotation marks are misplaced")
    case .padded: Label(zh: "首尾空格已去除", en: "spaces around it were taken away")
    case .lineBreak: Label(zh: "单元格内有换行，已保留", en: "a line end inside the cell was kept")
    case .formula:
      Label(
        zh: "以公式字符开头，原样保留，导出时处理",
        en: "begins like a formula; kept, made harmless at export")
    case .character(let value):
      Label(
        zh: "含不能记录的字符 \(CodePoint.text(value))，删去后重新导入",
        en: "holds \(CodePoint.text(value)), which no record may hold; import it without")
    case .normalized:
      Label(zh: "文字已转为 Unicode NFC 形式", en: "the text was normalized (Unicode NFC)")
    case .missing: Label(zh: "缺少必填内容", en: "is missing")
    case .unknownWord: Label(zh: "不是已知的取值", en: "is not a known word")
    case .codeCheck(let failure): failure.text
    case .codeUnreadable(let proposal): Self.unreadable(proposal)
    case .codeFullWidth: Label(zh: "全角字符已转为半角", en: "full-width characters made half-width")
    case .codeLowerCase: Label(zh: "小写字母已转为大写", en: "lower case made upper case")
    case .oldRegistrationNumber:
      Label(zh: "为旧注册号（15 位），已接受", en: "is an old registration number; accepted")
    case .duplicate(let record):
      Label(
        zh: "与第 \(record) 条记录编号相同而内容不同",
        en: "has the number of record \(record) and says something else")
    case .repeated(let record):
      Label(zh: "与第 \(record) 条记录完全相同", en: "is record \(record) again")
    case .unknownStatus: Label(zh: "登记状态无法对应", en: "is not a known registration status")
    case .unknownRiskClass: Label(zh: "风险等级无法对应", en: "is not a known risk class")
    case .riskClassWithoutSource:
      Label(zh: "风险等级缺少分类方案或日期", en: "has no scheme or no date")
    case .unreadableRegion: Label(zh: "行政区划代码无效", en: "is not a region code")
    case .foreignRegion: Label(zh: "不属本行政区划", en: "is another region than the register's")
    case .impossibleDate: Label(zh: "日期不存在，已留空", en: "no such day; left empty")
    case .futureDate: Label(zh: "日期晚于今天", en: "is a day still to come")
    case .certificateMissing:
      Label(zh: "执法人员缺少执法证号或有效期", en: "an officer without a certificate or its last day")
    case .certificateExpired: Label(zh: "执法证已过有效期", en: "the certificate has expired")
    case .unreadableInterest(let proposal): Self.unreadableInterest(proposal)
    case .unknownDepartment: Label(zh: "不是成员单位", en: "is not a member unit")
    }
  }

  private static func unreadableInterest(_ proposal: CreditCode?) -> Label {
    let meant = proposal.map {
      Label(zh: "，是否应为 \($0)？", en: "; was \($0) meant?")
    }
    return Label(
      zh: "利害关系应写检查对象编号，无法识别" + (meant?.zh ?? ""),
      en: "an interest must be a subject's number, and this is none" + (meant?.en ?? ""))
  }

  private static func unreadable(_ proposal: CreditCode?) -> Label {
    guard let proposal else {
      return Label(
        zh: "既非统一社会信用代码，也非注册号",
        en: "is neither a credit code nor a registration number")
    }
    return Label(
      zh: "不是有效代码，是否应为 \(proposal)？", en: "is not a code; was \(proposal) meant?")
  }
}

extension CreditCode.Failure {
  /// Which check fails, for people.
  package var text: Label {
    switch self {
    case .organisation: Label(zh: "第 17 位校验不符", en: "the check at place 17 fails")
    case .final: Label(zh: "第 18 位校验不符", en: "the check at place 18 fails")
    case .both: Label(zh: "第 17、18 位校验不符", en: "the checks at places 17 and 18 fail")
    }
  }
}
