import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Publication
import Storage

/// `yicha field print`: the record of the visit as a page for paper.
///
/// `--json`: `{"visit", "file", "sha256", "head_code"}`.
struct FieldPrint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "打印现场检查笔录 / print the record of the visit",
    discussion: HelpText.of(
      """
      写出一个网页文件，用浏览器打开打印，由当事人和检查人员签字。纸上的校验码记入本机记录，此后改动任何一条\
      都会与纸不符。默认写到当前文件夹，不覆盖已有文件。
      """,
      """
      Writes a page that any browser prints, for the party and the inspectors to sign. The head code \
      on the paper is recorded too: no entry before it can be changed without contradicting the \
      paper. Written to the current folder unless a file is named; nothing is overwritten.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(help: "写到此文件 / write to this file") var to: String?

  func run() throws {
    let laptop = try field.laptop(for: "print")
    let visit = try laptop.visit(visit)
    let size = try laptop.store.read { try $0.log(of: laptop.origin).size }
    let path = to ?? "\(visit)-\(size).html"
    let now = laptop.surroundings.now()
    let printed = try PrintRecord.run(visit, to: path, on: laptop) { file, headCode in
      try SiteRecordPage.bytes(of: SiteRecord(file, headCode: headCode, now: now))
    }
    let console = Console.live
    guard !common.json else {
      console.print(json: [
        "visit": .string(visit), "file": .string(path), "sha256": .string(printed.digest.hex),
        "head_code": .string(printed.headCode),
      ])
      return
    }
    console.print(path)
    console.say("校验码 \(printed.headCode)", "head code \(printed.headCode)")
    console.say(
      "用浏览器打开打印；签字后：yicha field party", "print it from a browser; once signed: yicha field party")
  }
}
