import ArgumentParser
import Field
import Forms
import Inspection
import Journal
import Storage

/// `yicha field fill`: asks what is open, one question after another, in the terminal.
struct FieldFill: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill", abstract: "逐题填写 / answer what is open, one by one",
    discussion: HelpText.of(
      "每答一题就记录一题。输入 ? 看说明和依据，@文件 附证据，< 回上一题，直接回车跳过，Ctrl-D 结束。",
      """
      Each answer is recorded at once. ? shows hint and legal basis, @FILE attaches evidence, < \
      goes back, an empty line skips, Ctrl-D ends.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(help: "填写人编号，逗号分隔（默认到场人员）/ who answers: ID,ID (default: who arrived)")
  var by = ""

  func validate() throws {
    guard !common.json else {
      throw Usage.wrong("fill 不输出 JSON，用 answer", "fill prints no JSON; use answer")
    }
  }

  func run() throws {
    // The store is taken for each answer, not while somebody types.
    let (laptop, visit) = try field.laptopToView(visit, for: "fill")
    let file = try laptop.file(of: visit)
    guard file.last(.visitArrived) != nil else { throw FieldError.notArrived(visit: visit) }
    let console = Console.live
    VisitHead.tell(file, console)
    try ActTalk.warn(visit, laptop, console)
    let skipped = try FillTalk(
      laptop: laptop, options: field, visit: visit, by: Words.split(by), console: console
    ).run(file)
    console.say("", "")
    try ActTalk.next(visit, laptop, console, skipped: skipped)
  }
}
