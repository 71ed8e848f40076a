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
    let severities = result.doubts.severities
    for doubt in result.doubts {
      let severity = severities[doubt.record] ?? doubt.severity
      console.print("  " + console.text(Self.words(doubt, severity)))
    }
    if !result.unreadColumns.isEmpty {
      console.print(
        "  未读取的列：" + result.unreadColumns.joined(separator: "、"),
        "  columns not read: " + result.unreadColumns.joined(separator: ", "))
    }
    tell(result.comparison)
    balance([result])
  }

  private func tell(_ comparison: RegisterComparison) {
    let console = Console.live
    for record in comparison.replaced {
      console.print(
        "  已替换 \(record.id)：" + record.columns.joined(separator: "、"),
        "  replaced \(record.id): " + record.columns.joined(separator: ", "))
    }
    let (new, unchanged, replaced) = (
      comparison.new, comparison.unchanged, comparison.replaced.count
    )
    console.print(
      "新增 \(new)，未变 \(unchanged)，替换 \(replaced)",
      "\(new) new, \(unchanged) unchanged, \(replaced) replaced")
  }

  private func balance(_ results: [ImportRegister.Result]) {
    let rows = results.reduce(0) { $0 + $1.rows }
    let imported = results.reduce(0) { $0 + $1.imported }
    let left = results.reduce(0) { $0 + $1.notImported.count }
    let doubts = results.reduce(0) { $0 + $1.doubts.count }
    Console.live.print(
      "共 \(rows) 条 = 入库 \(imported) + 未入库 \(left)；存疑 \(doubts) 处",
      "\(Counted.of(rows, "record")) = \(imported) imported + \(left) not imported; "
        + Counted.of(doubts, "doubt"))
  }

  private static func label(_ register: ImportRegister.Register) -> Label {
    switch register {
    case .subjects: Label(zh: "检查对象名录", en: "register of subjects")
    case .inspectors: Label(zh: "执法检查人员名录", en: "register of inspectors")
    }
  }

  private static func words(
    _ doubt: RegisterDoubt, _ worst: RegisterDoubt.Severity
  ) -> Label {
    let severity = severity(worst)
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
    let severities = result.doubts.severities
    return [
      "file": .string(file), "register": .string(result.register.rawValue),
      "encoding": .string(result.encoding.rawValue), "rows": .integer(result.rows),
      "imported": .integer(result.imported), "new": .integer(result.comparison.new),
      "unchanged": .integer(result.comparison.unchanged),
      "replaced": .array(
        result.comparison.replaced.map { record in
          ["id": .string(record.id), "columns": .strings(record.columns)]
        }),
      "not_imported": .array(result.notImported.map(JSONValue.integer)),
      "unread_columns": .strings(result.unreadColumns),
      "doubts": .array(
        result.doubts.map { doubt in
          [
            "record": .integer(doubt.record), "line": .integer(doubt.line),
            "field": doubt.field.map(JSONValue.string) ?? .null, "reason": doubt.reason.text.value,
            "severity": severity(severities[doubt.record] ?? doubt.severity).value,
          ]
        }),
    ]
  }
}
