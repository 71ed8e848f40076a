import ArgumentParser
import Canonical
import Field

/// `yicha field sign`: officers sign a visit that was finished.
///
/// `--json`: `{"visit", "finished", "signed_by", "missing_signatures"}`.
struct FieldSign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "检查人员补签 / officers sign a finished visit",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(name: .customLong("key"), help: "执法人员的密钥文件 / an officer's key file")
  var keys: [String] = []
  @OptionGroup var passphrases: PassphraseOptions

  func validate() throws {
    guard !keys.isEmpty else { throw Usage.wrong("缺少 --key FILE", "--key FILE is missing") }
  }

  func run() throws {
    let laptop = try field.laptop(for: "sign")
    let visit = try laptop.visit(visit)
    let signed = try OfficerKeys(keys, passphrases, visit, laptop).sign(visit, on: laptop)
    try SignatureTalk.tell(visit, signed: signed, laptop, json: common.json)
  }
}
