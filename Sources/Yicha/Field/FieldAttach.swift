import ArgumentParser
import Canonical
import Field
import Forms
import Inspection
import Storage

/// `yicha field attach`: keeps a file as evidence.
///
/// `--json`: `{"visit", "question" | null, "sha256", "bytes", "held",
/// "kind", "serves"}`; `serves` is false where the question's rule takes other kinds.
struct FieldAttach: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "附证据 / attach evidence",
    discussion: HelpText.of(
      """
      先把文件存好，再以其 SHA-256 记录；原文件不动。种类由扩展名判断，或用 --kind 写明：\
      \(EvidenceKind.allCases.map(\.rawValue).joined(separator: " "))。
      """,
      """
      Stores the file durably, then records it by its SHA-256; the original is not touched. Its \
      kind follows from its ending unless --kind names one.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "[任务] 文件 / [visit] file") var words: [String]
  @Option(help: "所证明的问题 / the question that it supports") var question: String?
  @Option(help: "证据种类 / what it is") var kind: String?
  @Option(help: "任务 / the visit") var visit: String?

  func validate() throws {
    guard words.count == 1 || (words.count == 2 && visit == nil) else {
      throw Usage.wrong("应写 attach [VISIT] FILE", "written: attach [VISIT] FILE")
    }
  }

  func run() throws {
    let laptop = try field.laptop(for: "attach")
    let visit = try laptop.visit(visit ?? (words.count == 2 ? words[0] : nil))
    let path = words[words.count - 1]
    let result = try Attach.run(path, visit: visit, question: question, kind: kind, on: laptop)
    let console = Console.live
    try ActTalk.warn(visit, laptop, console)
    guard !common.json else {
      console.print(json: [
        "visit": .string(visit), "question": question.map(JSONValue.string) ?? .null,
        "sha256": .string(result.digest.hex), "bytes": .integer(result.size),
        "held": .bool(result.wasHeld), "kind": .string(result.kind.rawValue),
        "serves": .bool(result.wanted.isEmpty),
      ])
      return
    }
    console.print(
      "已附 \(path)（\(result.kind.label.zh)，\(result.size) 字节）",
      "attached \(path) (\(result.kind.label.en), \(result.size) bytes)")
    console.print("  sha256 \(result.digest.hex)")
    let place = try ActTalk.place(visit, laptop)
    console.print("  \(place)")
    AttachTalk.warn(result, console)
    if result.wasHeld {
      console.say(
        "同一文件以前附过：一份文件，两处引用", "the same file was here already: one file, two references")
    }
    try tellNeed(visit, laptop, console)
  }

  /// How much evidence the question has now.
  private func tellNeed(_ visit: String, _ laptop: Laptop, _ console: Console) throws {
    guard let question else { return }
    let file = try laptop.file(of: visit)
    let state = try FindQuestion.named(question, in: file, filled: true)
    guard let need = state.evidence else { return }
    let have = file.evidenceCount(state)
    console.print(
      "\(state.name) 证据 \(have)/\(need.minimum)", "\(state.name) evidence \(have)/\(need.minimum)")
  }
}
