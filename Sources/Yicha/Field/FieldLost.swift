import ArgumentParser
import Canonical
import Field
import Inspection
import Journal

/// `yicha field lost`: records that evidence is gone, so that `pack` can go on without it.
///
/// `--json`: `{"visit", "act"}`.
struct FieldLost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lost", abstract: "记录证据遗失 / record that evidence is lost",
    discussion: HelpText.of(
      "证据文件丢失或损坏且无法找回时，写明原因记录下来，其余记录才能打包。文件完好时不予记录。",
      """
      When a file of evidence is gone or damaged and cannot be had back, its loss is recorded with \
      the reason, and the rest can be packed. Refused while the file is here unchanged.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "证据的 SHA-256（verify 所示）/ the file's SHA-256, as verify shows it")
  var digest: String
  @Option(help: "原因 / what happened") var reason: String

  func run() throws {
    let reason = try RecordableText.of(reason, "--reason")
    guard let digest = Digest(hex: digest) else {
      throw Usage.wrong(
        "\(digest) 不是 SHA-256", "\(digest) is no SHA-256",
        hint: Label(zh: "照抄 yicha field verify 所示的 64 位", en: "copy the 64 digits of field verify"))
    }
    let laptop = try field.laptop(for: "lost")
    let visit = try LoseEvidence.run(digest, reason: reason, on: laptop)
    try ActTalk.tell(.evidenceLost, visit, laptop, json: common.json)
  }
}
