package import Canonical
package import Inspection

/// The fields of a published record: the one list that every target writes, in this order.
///
/// The raw value is the field's key in JSON. Each field is derived from one source value of the
/// record, so that no cell is ever typed twice (requirement D2).
package enum PublicField: String, CaseIterable, Sendable {
  /// The id of the record.
  case record
  /// The id of the visit.
  case visit
  /// The id of the plan entry.
  case planEntry = "plan_entry"
  /// The plan entry's name.
  case planName = "plan_name"
  /// The name of the task.
  case task
  /// The name of the business.
  case subject
  /// Its unified social credit code.
  case code
  /// Who inspected.
  case department
  /// What was checked.
  case items
  /// The days of the visit.
  case inspected
  /// How many officers visited.
  case officers
  /// The codes of the result.
  case resultCodes = "result_codes"
  /// The result in words.
  case results
  /// What follows.
  case dispositions
  /// The day of publication.
  case published
  /// The edition of the result codes.
  case dictionary
  /// The digest of the record that this one corrects.
  case corrects
  /// Why it is corrected.
  case correctionReason = "correction_reason"

  /// What stands at the head of the field's column.
  package var label: Label {
    switch self {
    case .record: Label(zh: "公示记录编号", en: "Record")
    case .visit: Label(zh: "检查任务编号", en: "Visit")
    case .planEntry: Label(zh: "计划编号", en: "Plan entry")
    case .planName: Label(zh: "抽查计划名称", en: "Plan")
    case .task: Label(zh: "抽查任务名称", en: "Inspection task")
    case .subject: Label(zh: "检查对象名称", en: "Subject")
    case .code: Label(zh: "统一社会信用代码", en: "Credit code")
    case .department: Label(zh: "检查实施部门", en: "Department")
    case .items: Label(zh: "抽查事项", en: "Items checked")
    case .inspected: Label(zh: "检查日期", en: "Date of inspection")
    case .officers: Label(zh: "执法人员数", en: "Officers")
    case .resultCodes: Label(zh: "检查结果代码", en: "Result code")
    case .results: Label(zh: "检查结果", en: "Result")
    case .dispositions: Label(zh: "后续处置", en: "Follow-up")
    case .published: Label(zh: "公示日期", en: "Published on")
    case .dictionary: Label(zh: "结果代码版本", en: "Code dictionary")
    case .corrects: Label(zh: "被更正记录摘要", en: "Corrects record")
    case .correctionReason: Label(zh: "更正原因", en: "Reason of correction")
    }
  }

  /// The texts of the field in Chinese, as people read them; empty where there is none.
  package func texts(of record: PublicRecord) -> [String] {
    switch self {
    case .record: [record.id]
    case .visit: [record.visit]
    case .planEntry: [record.planEntry]
    case .planName: [record.planName]
    case .task: [record.task]
    case .subject: [record.subject]
    case .code: record.code.map { [$0] } ?? []
    case .department: [record.department]
    case .items: record.items.map { record.title(of: $0) }
    case .inspected: record.inspected.map(\.description)
    case .officers: [String(record.officers)]
    case .resultCodes: record.results.map(\.code)
    case .results: record.results.map(\.label.zh)
    case .dispositions: record.dispositions.map(\.label.zh)
    case .published: [record.published.description]
    case .dictionary: [record.dictionary]
    case .corrects: record.correction.map { [$0.previous.hex] } ?? []
    case .correctionReason: record.correction.map { [$0.reason] } ?? []
    }
  }

  /// The field's value in the JSON record: a text, a number, a list, or null where there is none.
  package func json(of record: PublicRecord) -> JSONValue {
    switch self {
    case .items:
      .array(
        record.items.map {
          ["department": .string($0.department), "name": .string($0.name)] as JSONValue
        })
    case .officers: .integer(record.officers)
    case .results: .array(record.results.map { Self.json($0.label) })
    case .dispositions:
      .array(
        record.dispositions.map {
          ["measure": .integer($0.number), "text": Self.json($0.label)] as JSONValue
        })
    case .inspected, .resultCodes: .strings(texts(of: record))
    default: texts(of: record).first.map { .string($0) } ?? .null
    }
  }

  private static func json(_ label: Label) -> JSONValue {
    ["en": .string(label.en), "zh": .string(label.zh)]
  }

  /// Whether every record must fill the field.
  var isRequired: Bool {
    switch self {
    case .code, .dispositions, .corrects, .correctionReason: false
    default: true
    }
  }

  /// How strictly the field's texts are read before they may be published.
  var grammar: Grammar {
    switch self {
    case .record, .visit: .identifier
    case .code: .code
    case .planEntry, .officers, .inspected, .resultCodes, .published, .dictionary, .corrects:
      .text
    default: .prose
    }
  }

  /// What a field's texts may be.
  enum Grammar {
    /// `[A-Za-z0-9._-]{1,80}`: stands in addresses within the page.
    case identifier
    /// `[0-9A-Z]{1,20}`: a credit code or an old registration number, whose check digit is the
    /// register's concern; never a resident identity number.
    case code
    /// Any text of the profile.
    case text
    /// Text of the profile that people typed, so it must hold no personal number.
    case prose
  }
}
