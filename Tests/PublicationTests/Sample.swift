import Canonical
import Inspection

@testable import Publication

/// Records and batches that the suites share.
enum Sample {
  static let dictionary = "ZJ-2017-11"
  static let fine = PublicResult(
    code: "1", label: Label(zh: "未发现问题", en: "no problem found"))
  static let corrected = PublicResult(
    code: "E", label: Label(zh: "发现问题经责令已改正", en: "problem found, corrected after order"))
  static let food = PublicResult(
    code: "3", label: Label(zh: "违反食品药品管理相关规定", en: "breach of food/drug rules"))

  static func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(daysSinceEpoch: 0)
  }

  /// A record with every field filled, unless told otherwise.
  static func record(
    visit: String = "V-140581-2023-0117", subject: String = "高平市泰和餐饮有限公司",
    task: String = "餐饮服务部门联合抽查", code: String? = "91140581MA0GYEF059",
    department: String = "高平市市场监督管理局", planEntry: String = "2023-07", officers: Int = 2,
    items: [CheckedItem]? = nil, results: [PublicResult] = [corrected, food],
    inspected: [CalendarDate] = [day("2023-09-04"), day("2023-09-05")],
    correction: Correction? = Correction(previous: Digest.sha256("old"), reason: "检查日期录入有误")
  ) throws(PublicationError) -> PublicRecord {
    try PublicRecord(
      visit: visit, planEntry: planEntry, planName: "高平市2023年度抽查计划", task: task, subject: subject,
      code: code, department: department,
      items: items ?? [
        CheckedItem(name: "餐饮服务食品安全监督检查", department: department),
        CheckedItem(name: "消防安全监督检查", department: "高平市消防救援大队"),
      ], inspected: inspected, officers: officers, results: results,
      dispositions: [
        PublicDisposition(
          number: 3, label: Label(zh: "责令改正，后续跟踪由日常监管部门负责", en: "ordered to correct"))
      ], published: day("2023-09-22"), dictionary: dictionary, correction: correction)
  }

  static func batch(
    _ records: [PublicRecord], rate: PublicityRate? = nil
  ) throws(PublicationError) -> PublicationBatch {
    let visits = Set(records.map(\.visit))
    return try PublicationBatch(
      title: Label(
        zh: "高平市2023年度“双随机、一公开”抽查检查结果公示",
        en: "Gaoping 2023: results of double-random inspections"),
      office: "高平市市场监管领域双随机一公开监管工作领导小组办公室", region: "140581", date: day("2023-09-22"),
      rate: rate ?? PublicityRate(finished: visits, published: visits), records: records)
  }

  /// Two records, the first with every field filled, the second with all that may be left out.
  static func pair() throws(PublicationError) -> PublicationBatch {
    let bare = try record(
      visit: "V-140581-2023-0009", subject: "𠮷㐂便利店 <b>&\"'", code: nil, results: [fine],
      correction: nil)
    return try batch([try record(), bare])
  }
}

/// The text of UTF-8 bytes.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
