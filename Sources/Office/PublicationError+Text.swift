package import Inspection
package import Publication

extension PublicationError {
  /// What keeps it inside the building, for people; the offending text is never shown.
  package var text: Label {
    switch self {
    case .identifier(_, let field):
      about(field, Label(zh: "不合编号格式", en: "is not of an identifier's form"))
    case .empty(_, let field): about(field, Label(zh: "为空", en: "is empty"))
    case .text(_, let field, _):
      about(field, Label(zh: "含有不得写入记录的字符", en: "holds a character that no record may hold"))
    case .personalNumber(_, let field):
      about(field, Label(zh: "疑似含电话或证件号码", en: "looks like it holds a phone or identity number"))
    case .officers(_, let count):
      Label(zh: "执法人员仅 \(count) 名", en: "only \(count) certified officers checked")
    case .duplicate(let record):
      Label(zh: "记录 \(record) 重复", en: "record \(record) stands there twice")
    case .head:
      Label(zh: "公示页标题或机关名称不可公示", en: "the page's title or office cannot be published")
    case .line(let record, _):
      Label(zh: "记录 \(record) 无法写成一行", en: "record \(record) cannot be written as one line")
    case .template: Label(zh: "页面模板有误", en: "the page's template is broken")
    }
  }

  private func about(_ field: PublicField, _ text: Label) -> Label {
    Label(zh: "“\(field.label.zh)”\(text.zh)", en: "“\(field.label.en)” \(text.en)")
  }
}
