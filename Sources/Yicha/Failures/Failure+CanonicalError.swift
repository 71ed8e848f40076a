import Canonical
import Inspection

extension Failure {
  init(_ error: CanonicalError) {
    switch error.reason {
    case .character, .notNormalized:
      self.init(
        .notAccepted, error.label,
        hint: Label(
          zh: "删去看不见的字符后重新输入（从别处粘贴的文字常带这类字符）",
          en: "take the invisible character out and type it again; pasted text often has one"))
    case .unexpected, .truncated, .trailing, .tooLong, .tooDeep, .notAnObject, .key, .keyOrder,
      .integer, .escape, .encoding:
      self.init(
        .malformed, error.label,
        hint: Label(
          zh: "请出具方重新发出该文件", en: "ask whoever made the file to send it again"))
    }
  }
}

extension CanonicalError {
  /// What is wrong and where, for people; never the text itself.
  var label: Label {
    let words = reason.label
    guard let place else { return words }
    return Label(
      zh: "第 \(place.line) 行第 \(place.column) 列（按字节）：\(words.zh)",
      en: "line \(place.line), column \(place.column) (in bytes): \(words.en)")
  }
}

extension CanonicalError.Reason {
  /// The reason, for people.
  var label: Label {
    switch self {
    case .unexpected: Label(zh: "此处须是别的字符", en: "another character is needed here")
    case .truncated: Label(zh: "内容不完整", en: "the text ends inside a value")
    case .trailing: Label(zh: "内容之后还有多余字节", en: "something follows the value")
    case .tooLong: Label(zh: "超过 1 MiB", en: "longer than 1 MiB")
    case .tooDeep: Label(zh: "嵌套超过16层", en: "nested deeper than 16")
    case .notAnObject: Label(zh: "记录须是对象", en: "a record must be an object")
    case .key: Label(zh: "键名不合规定", en: "not a key of the profile")
    case .keyOrder: Label(zh: "键未排序或重复", en: "keys out of order or twice")
    case .integer: Label(zh: "不是规定写法的整数", en: "not an integer in its one spelling")
    case .escape: Label(zh: "转义写法不规范", en: "an escape that is not canonical")
    case .encoding: Label(zh: "不是 UTF-8", en: "not UTF-8")
    case .character(let value):
      Label(
        zh: "含有不能记录的字符 \(CodePoint.text(value))",
        en: "the character \(CodePoint.text(value)) may not be recorded")
    case .notNormalized:
      Label(zh: "文字不是 Unicode NFC 形式", en: "the text is not in normalization form C")
    }
  }
}
