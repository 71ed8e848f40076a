import ArgumentParser
import Canonical
import Inspection
import Office
import Storage

/// `yicha office register import`: takes registers in and says every doubt.
struct OfficeRegisterImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入名录 / import registers",
    discussion: HelpText.of(
      """
      检查对象名录或执法检查人员名录（CSV，UTF-8 或 GB18030），由表头识别。每处存疑列出记录号、\
      行号、列名、原因；其余入库，一条不丢。有未入库的记录时退出码为 3。
      """,
      """
      Registers of subjects or of inspectors (CSV in UTF-8 or GB18030), told apart by their \
      headers. Each doubt is named with record, line, column and reason; the rest is imported, \
      and none is lost. Exit code 3 when records were not imported.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "CSV 文件 / CSV files") var files: [String]

  func run() throws {
    let desk = try office.desk(for: "register import")
    var results: [(file: String, result: ImportRegister.Result)] = []
    for file in files {
      let result = try ImportRegister.run(AtomicFile.read(file), file: file, at: desk)
      if !common.json { tell(file, result) }
      results.append((file, result))
    }
    if common.json {
      Console.live.print(json: .array(results.map { Self.json($0.file, $0.result) }))
    } else if results.count > 1 {
      balance(results.map(\.result))
    }
    guard results.allSatisfy({ $0.result.notImported.isEmpty }) else {
      throw ArgumentParser.ExitCode(Int32(Inspection.ExitCode.personNeeded.rawValue))
    }
  }

  private func tell(_ file: String, _ result: ImportRegister.Result) {
    let console = Console.live
    let register = Self.label(result.register)
    console.print(
      "\(file)：\(register.zh)，\(result.encoding.rawValue)",
      "\(file): \(register.en), \(result.encoding.rawValue)")
    for doubt in result.doubts { console.print("  " + console.text(Self.words(doubt))) }
    balance([result])
  }

  private func balance(_ results: [ImportRegister.Result]) {
    let rows = results.reduce(0) { $0 + $1.rows }
    let imported = results.reduce(0) { $0 + $1.imported }
    let left = results.reduce(0) { $0 + $1.notImported.count }
    let doubts = results.reduce(0) { $0 + $1.doubts.count }
    Console.live.print(
      "共 \(rows) 条 = 入库 \(imported) + 未入库 \(left)；存疑 \(doubts) 处",
      "\(rows) records = \(imported) imported + \(left) not imported; \(doubts) doubts")
  }

  private static func label(_ register: ImportRegister.Register) -> Label {
    switch register {
    case .subjects: Label(zh: "检查对象名录", en: "register of subjects")
    case .inspectors: Label(zh: "执法检查人员名录", en: "register of inspectors")
    }
  }

  private static func words(_ doubt: RegisterDoubt) -> Label {
    let severity = severity(doubt.severity)
    let field = doubt.field
    return Label(
      zh: "记录 \(doubt.record)（第 \(doubt.line) 行）\(field ?? "")：\(doubt.reason.text.zh)"
        + "［\(severity.zh)］",
      en: "record \(doubt.record) (line \(doubt.line)) \(field ?? "the row"): "
        + "\(doubt.reason.text.en) [\(severity.en)]")
  }

  private static func severity(_ severity: RegisterDoubt.Severity) -> Label {
    switch severity {
    case .imported: Label(zh: "已入库", en: "imported")
    case .notDrawable: Label(zh: "已入库，暂不可抽取", en: "imported, cannot be drawn yet")
    case .notImported: Label(zh: "未入库", en: "not imported")
    }
  }

  private static func json(_ file: String, _ result: ImportRegister.Result) -> JSONValue {
    [
      "file": .string(file), "register": .string(result.register.rawValue),
      "encoding": .string(result.encoding.rawValue), "rows": .integer(result.rows),
      "imported": .integer(result.imported),
      "not_imported": .array(result.notImported.map(JSONValue.integer)),
      "doubts": .array(
        result.doubts.map { doubt in
          [
            "record": .integer(doubt.record), "line": .integer(doubt.line),
            "field": doubt.field.map(JSONValue.string) ?? .null, "reason": doubt.reason.text.value,
            "severity": severity(doubt.severity).value,
          ]
        }),
    ]
  }
}
