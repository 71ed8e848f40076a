import Inspection
import Publication

extension Failure {
  init(_ error: PublicationError) {
    self.init(error.exitCode, error.label, hint: error.hint)
  }
}

extension PublicationError {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .identifier, .empty, .text, .personalNumber, .officers, .duplicate, .head, .line:
      .notAccepted
    case .template: .failed
    }
  }

  /// What is wrong, for people; the offending text never stands in it.
  var label: Label {
    switch self {
    case .identifier(let record, let field):
      Label(
        zh: "\(record) 的\(field.label.zh)写法不合规定",
        en: "\(field.label.en) of \(record) is not spelled as it must be")
    case .empty(let record, let field):
      Label(zh: "\(record) 缺少\(field.label.zh)", en: "\(field.label.en) of \(record) is empty")
    case .text(let record, let field, _):
      Label(
        zh: "\(record) 的\(field.label.zh)含有不能记录的字符",
        en: "\(field.label.en) of \(record) holds a character that no record may hold")
    case .personalNumber(let record, let field):
      Label(
        zh: "\(record) 的\(field.label.zh)疑似含有电话或证件号码",
        en: "\(field.label.en) of \(record) looks like a telephone or identity number")
    case .officers(let record, let count):
      Label(
        zh: "\(record) 的执法人员只有 \(count) 人，不足2人",
        en: "\(record) was checked by \(count) officers, fewer than two")
    case .duplicate(let record):
      Label(zh: "\(record) 在本批次中出现两次", en: "\(record) stands twice in the batch")
    case .head(.some):
      Label(
        zh: "批次标题含有不能记录的字符", en: "the batch's head holds a character no record may hold")
    case .head(.none):
      Label(
        zh: "批次标题疑似含有电话或证件号码", en: "the batch's head looks like a personal number")
    case .line("", let reason):
      Label(zh: "批次标题：\(reason.label.zh)", en: "the batch's head: \(reason.label.en)")
    case .line(let record, let reason):
      Label(zh: "\(record)：\(reason.label.zh)", en: "\(record): \(reason.label.en)")
    case .template(let name):
      Label(zh: "页面模板 \(name) 无法使用", en: "the page template \(name) cannot be used")
    }
  }

  /// What to do about it.
  var hint: Label {
    switch self {
    case .identifier, .empty, .text, .personalNumber, .officers, .line:
      Label(
        zh: "未公示任何内容；改正后再运行 yicha office publish --to DIR",
        en: "nothing was published; correct it, then: yicha office publish --to DIR")
    case .duplicate:
      Label(zh: "去掉重复的一条后再公示", en: "take one of the two out, then publish again")
    case .head:
      Label(zh: "改正标题或机关名称后再公示", en: "correct the title or the office, then publish again")
    case .template:
      Label(zh: "重新安装 yicha（yicha --version）", en: "install yicha again (yicha --version)")
    }
  }
}
