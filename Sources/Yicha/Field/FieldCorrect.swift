import ArgumentParser
import Field
import Inspection

/// `yicha field correct`: the subject's data as it is found on site.
///
/// `--json`: `{"visit", "act"}`.
struct FieldCorrect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "更正检查对象信息 / correct the subject's data",
    discussion: HelpText.of(
      """
      例：correct address=长平西街9号 --reason 现场核对；值留空表示没有。字段：name 名称、trade 行业、\
      address 地址、legal_representative 法定代表人、phone 电话。名录本身不改，由办公室裁定。
      """,
      """
      Example: correct address="9 Changping Road" --reason "seen on site"; an empty value means that \
      there is none. Fields: name, trade, address, legal_representative, phone. The register itself \
      is not changed.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "字段=值 … / field=value …") var values: [String]
  @Option(help: "任务 / the visit") var visit: String?
  @Option(help: "原因 / how it was found") var reason: String
  @Option(help: "发现人编号，逗号分隔（默认到场人员）/ who found it: ID,ID (default: who arrived)")
  var by = ""

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    let pairs = try values.map { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw Usage.wrong(
          "\(word) 不是 字段=值", "\(word) is not field=value",
          hint: Label(
            zh: "字段：\(CorrectSubject.fields.joined(separator: "、"))",
            en: "fields: \(CorrectSubject.fields.joined(separator: ", "))"))
      }
      let field = String(parts[0])
      return (field: field, text: try RecordableText.of(String(parts[1]), field))
    }
    let laptop = try self.field.laptop(for: "correct")
    let visit = try laptop.visit(visit)
    try CorrectSubject.run(visit, pairs, reason: reason, by: Words.split(by), on: laptop)
    try ActTalk.tell(CorrectSubject.type, visit, laptop, json: common.json)
  }
}
