import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Storage

/// `yicha field finish`: ends the visit when nothing is missing, and lets officers sign it.
///
/// `--json`: `{"visit", "finished", "signed_by", "missing_signatures", "head_code"}`; when
/// something is missing `{"visit", "finished": false, "missing": [{"question", "text": {zh, en}}]}`
/// and exit 4.
struct FieldFinish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish", abstract: "结束检查并签名 / finish the visit and sign it",
    discussion: HelpText.of(
      "缺一项都不结束，所缺全部列出。每名执法人员用自己的密钥文件签名，须两名以上；可以之后用 sign 补签。",
      """
      With anything missing the visit is not finished, and all of it is listed. Each officer signs \
      with their own key file, two at least; who is not here signs later with `sign`.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(name: .customLong("key"), help: "执法人员的密钥文件 / an officer's key file")
  var keys: [String] = []
  @OptionGroup var passphrases: PassphraseOptions

  func run() throws {
    let laptop = try field.laptop(for: "finish")
    let visit = try laptop.visit(visit)
    let signers = try OfficerKeys(keys, passphrases, visit, laptop)
    do {
      try Finish.run(visit, on: laptop)
    } catch let error as FieldError {
      if common.json { printMissing(error) }
      throw error
    }
    let signed = try signers.sign(visit, on: laptop)
    let code = try laptop.store.read { try $0.log(of: laptop.origin) }.checkpoint.headCode
    try SignatureTalk.tell(
      visit, signed: signed, laptop, json: common.json, more: ["head_code": .string(code)])
    if !common.json {
      Console.live.print("校验码（写在文书上）：\(code)", "head code, for the paper: \(code)")
    }
  }

  private func printMissing(_ error: FieldError) {
    guard case .incomplete(let visit, let gaps) = error else { return }
    Console.live.print(json: [
      "visit": .string(visit), "finished": false,
      "missing": .array(
        gaps.map { gap in
          ["question": gap.question.map(JSONValue.string) ?? .null, "text": gap.text.json]
        }),
    ])
  }
}
