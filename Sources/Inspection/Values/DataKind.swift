/// The kinds of value that structured data holds, as error messages name them.
package enum DataKind: Hashable, Sendable, CaseIterable {
  /// Names with values.
  case object
  /// Values in order.
  case list
  /// A text.
  case text
  /// A whole number.
  case integer
  /// `true` or `false`.
  case flag
  /// A day that exists.
  case date
  /// A region code of six digits.
  case region
  /// A SHA-256 in hexadecimal.
  case digest
  /// The id of a visit.
  case visitID

  /// The kind's name.
  package var label: Label {
    switch self {
    case .object: Label(zh: "一组键值", en: "a mapping")
    case .list: Label(zh: "列表", en: "a list")
    case .text: Label(zh: "文字", en: "text")
    case .integer: Label(zh: "整数", en: "an integer")
    case .flag: Label(zh: "true 或 false", en: "true or false")
    case .date: Label(zh: "存在的日期（YYYY-MM-DD）", en: "a day that exists (YYYY-MM-DD)")
    case .region: Label(zh: "六位行政区划代码", en: "a region code of six digits")
    case .digest: Label(zh: "64 位十六进制摘要", en: "a digest of 64 hexadecimal digits")
    case .visitID: Label(zh: "任务编号（V-区划-年-号）", en: "a visit id (V-region-year-number)")
    }
  }
}
