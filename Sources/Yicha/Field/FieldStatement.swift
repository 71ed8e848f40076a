import ArgumentParser
import Canonical
import Field
import Inspection
import Journal

/// `yicha field statement`: takes the party's statement.
///
/// `--json`: `{"visit", "act"}`.
struct FieldStatement: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "记录当事人陈述、申辩 / take the party's statement",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "[任务] 陈述内容 / [visit] what the party says") var words: [String]
  @Option(help: "任务 / the visit") var visit: String?

  func validate() throws {
    guard words.count == 1 || (words.count == 2 && visit == nil) else {
      throw Usage.wrong("应写 statement [VISIT] TEXT", "written: statement [VISIT] TEXT")
    }
  }

  func run() throws {
    let text = try RecordableText.of(words[words.count - 1], "TEXT")
    let laptop = try field.laptop(for: "statement")
    if words.count == 1, try namesVisit(text, laptop) {
      throw Usage.wrong("没有写陈述内容", "the statement itself is missing")
    }
    let visit = try laptop.visit(visit ?? (words.count == 2 ? words[0] : nil))
    try RecordAct.run(.statementTaken, visit: visit, data: ["text": .string(text)], on: laptop)
    try ActTalk.tell(.statementTaken, visit, laptop, json: common.json)
  }

  /// Whether the only word is a visit's number or the ending of its id, and so no statement.
  private func namesVisit(_ text: String, _ laptop: Laptop) throws -> Bool {
    do {
      _ = try laptop.visit(text)
      return true
    } catch FieldError.unknownVisit {
      return false
    } catch FieldError.ambiguousVisit {
      return true
    }
  }
}
