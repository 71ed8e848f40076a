import ArgumentParser
import Canonical
import Inspection
import Office
import Publication

/// `yicha office publish`: makes approved results public.
struct OfficePublish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "公示检查结果 / publish results",
    discussion: HelpText.of(
      """
      写出 CSV、JSON 和一个网页，含此前公示的全部结果；未公示的任务列出所缺。没有可公示的而仍有任务未公示时\
      退出码为 4，部分公示时为 3。
      """,
      """
      Writes CSV, JSON and one HTML page with everything public so far; visits that are not \
      published are listed with what they lack. Exit code 4 when nothing was new and some are \
      held back, 3 when some were published and others are held back.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Option(help: "公示文件写到此文件夹 / folder for the files") var to: String

  func run() throws {
    let result = try PublishResults.run(to: to, at: office.desk(for: "publish"))
    if common.json {
      Console.live.print(json: Self.json(result))
    } else {
      tell(result)
    }
    guard result.held.isEmpty else {
      let code: Inspection.ExitCode = result.published.isEmpty ? .incomplete : .personNeeded
      throw ArgumentParser.ExitCode(Int32(code.rawValue))
    }
  }

  private func tell(_ result: PublishResults.Result) {
    let console = Console.live
    console.print(
      "新公示 \(result.published.count) 个，其中更正 \(result.corrected.count) 个",
      "\(result.published.count) newly published, \(result.corrected.count) of them corrections")
    for visit in result.published { console.print("  \(visit)") }
    for file in result.files { console.print("\(file.path)  sha256:\(file.digest.hex)") }
    for gap in result.held {
      let missing = gap.missing.map(console.text).joined(separator: "; ")
      console.print("未公示 \(gap.visit)：\(missing)", "not published \(gap.visit): \(missing)")
    }
    console.print(
      "公示率 \(result.rate.words.zh)", "publicity rate \(result.rate.words.en)")
  }

  private static func json(_ result: PublishResults.Result) -> JSONValue {
    [
      "batch": result.batch.map(JSONValue.string) ?? .null,
      "files": .array(
        result.files.map { file in
          [
            "name": .string(file.name), "path": .string(file.path),
            "sha256": .string(file.digest.hex),
          ]
        }),
      "published": .strings(result.published), "corrected": .strings(result.corrected),
      "held": .array(
        result.held.map { gap in
          ["visit": .string(gap.visit), "missing": .array(gap.missing.map(\.value))]
        }),
      "rate": [
        "published": .integer(result.rate.published), "due": .integer(result.rate.due),
        "text": .string(result.rate.text),
      ],
    ]
  }
}
