import ArgumentParser
import Canonical
import Inspection
import Journal
import Office

/// `yicha office review`: approves the result of a visit or returns it.
struct OfficeReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "审核检查结果 / review a result",
    discussion: HelpText.of(
      """
      由非本组人员审核通过或退回。不写 --codes 时采用答案得出的结果代码；与之不同、退回、更正已公示的结果须\
      写理由。注销、吊销、撤销、迁出须有登记材料（--extract、--extract-date），无法联系须经确认（--confirm）。\
      还缺什么时全部列出，退出码为 4，什么也不改变。
      """,
      """
      Somebody outside the team approves or returns. Without --codes the result is what the \
      answers propose; another result, a return and a correction of what is public say why. \
      Deregistered, revoked, annulled and moved out rest on an extract of the registration \
      (--extract, --extract-date), "cannot be contacted" on the office's word (--confirm). What is \
      missing is listed, with exit code 4, and nothing changes.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Flag(help: "通过 / approve") var approve = false
  @Flag(name: .customLong("return"), help: "退回 / return it to the team") var returns = false
  @Option(help: "结果代码，如 A,E / result codes, such as A,E") var codes: String?
  @Option(help: "处置措施序号，如 1,3 / numbers of the measures, such as 1,3")
  var dispositions: String?
  @Option(help: "登记材料编号 / number of the extract of the registration") var extract: String?
  @Option(help: "登记材料日期 / date of that extract") var extractDate: String?
  @Flag(help: "确认现场初步认定的结果 / confirm what the team found provisionally")
  var confirm = false
  @Option(help: "理由 / why") var reason: String?

  func run() throws {
    guard approve != returns else {
      throw Usage.wrong(
        "须写 --approve 或 --return 之一", "either --approve or --return is needed",
        hint: Label(zh: "通过写 --approve，退回写 --return", en: "--approve, or --return to the team"))
    }
    guard dispositions == nil || measures != nil else {
      throw Usage.wrong(
        "处置措施须为序号", "measures are named by number",
        hint: Label(zh: "写成 --dispositions 1,3", en: "write them as --dispositions 1,3"))
    }
    let wish = ReviewVisit.Wish(
      codes: codes.map(Words.split), dispositions: measures, extract: try registration(),
      confirms: confirm)
    let result = try ReviewVisit.run(
      visit, approve ? .approve : .return, wish,
      reason: reason.map { try RecordableText.of($0, "--reason") }, at: office.desk(for: "review"))
    guard !common.json else {
      Console.live.print(json: Self.json(result))
      return
    }
    tell(result)
  }

  private var measures: [Int]? {
    guard let words = dispositions.map(Words.split) else { return nil }
    let numbers = words.compactMap { Int($0) }
    return numbers.count == words.count ? numbers : nil
  }

  /// The extract that the options name; nil where they name none.
  private func registration() throws -> RegistrationExtract? {
    guard extract != nil || extractDate != nil else { return nil }
    guard let extract, let date = extractDate.flatMap({ CalendarDate($0) }),
      date <= Environment.surroundings.now().date(),
      let registration = RegistrationExtract(
        number: try RecordableText.line(extract, "--extract"), date: date)
    else {
      throw Usage.wrong(
        "登记材料须有编号和不晚于今日的日期", "an extract has a number and a date up to today",
        hint: Label(
          zh: "写成 --extract 编号 --extract-date 2023-09-04",
          en: "write --extract NUMBER --extract-date 2023-09-04"))
    }
    return registration
  }

  private func tell(_ result: ReviewVisit.Result) {
    let console = Console.live
    let codes = result.outcome?.codes.joined(separator: ",") ?? ""
    let numbers = result.outcome?.dispositions.map(String.init).joined(separator: ",") ?? ""
    let measures = numbers.isEmpty ? console.text("未定", "none") : numbers
    switch result.decision {
    case .approve:
      console.print(
        "\(result.visit) 审核通过：结果 \(codes)，处置 \(measures)",
        "\(result.visit) approved: result \(codes), measures \(measures)")
    case .return: console.print("\(result.visit) 已退回", "\(result.visit) returned")
    }
    if !result.isNew { console.say("与先前的审核相同，未重复记录", "the same review is there already") }
  }

  private static func json(_ result: ReviewVisit.Result) -> JSONValue {
    [
      "visit": .string(result.visit), "decision": .string(result.decision.rawValue),
      "outcome": result.outcome?.value ?? .null, "new": .bool(result.isNew),
    ]
  }
}
