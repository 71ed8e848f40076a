import Inspection
import Merge
import Office
import Storage

/// What the office would do next, as a command.
struct OfficeNextStep {
  /// The step, for people.
  let label: Label

  /// The first step of the round that is not done.
  ///
  /// - Throws: what the store throws.
  init(_ report: StatusReport, _ reading: Reading) throws {
    label = try Self.preparation(reading) ?? Self.round(report, reading)
  }

  private static func preparation(_ reading: Reading) throws -> Label? {
    if try reading.subjects().isEmpty || reading.inspectors().isEmpty {
      return command("导入两个名录", "import both registers", "register import FILE…")
    }
    if try reading.rules() == nil {
      return command("载入工作细则", "put the rules in force", "rules FILE")
    }
    if try reading.itemList() == nil {
      return command("载入事项清单", "put the item list in force", "items FILE")
    }
    if try reading.plan() == nil {
      return command("载入年度计划", "put the annual plan in force", "plan FILE")
    }
    if try reading.documents("form").isEmpty {
      return command("启用检查表", "put forms in force", "form publish")
    }
    return nil
  }

  private static func round(_ report: StatusReport, _ reading: Reading) throws -> Label {
    let finished = report.states[.finished] ?? 0
    if report.unresolved.contains(where: { $0.conflicts > 0 }) {
      return command("裁决冲突", "decide conflicts", "conflicts")
    }
    if report.reviewed.approved > report.reviewed.published {
      return command("公示", "publish", "publish --to DIR --by ID")
    }
    if finished > report.reviewed.approved + report.reviewed.returned {
      return command("审核已结束的任务", "review finished visits", "review VISIT --approve --by ID")
    }
    if try reading.visitNames().isEmpty { return drawing(report) }
    if report.devices.isEmpty {
      return command("登记检查终端的密钥", "enrol the laptops' keys", "keys enrol REQUEST.jsonl")
    }
    if report.devices.contains(where: { $0.task == nil }) {
      return command("导出任务包", "export task bundles", "export --date YYYY-MM-DD --to DIR")
    }
    return command("合并返回的结果包", "merge result bundles", "merge DIR")
  }

  private static func drawing(_ report: StatusReport) -> Label {
    if let committed = report.neverDrawn.first(where: \.isCommitted) {
      return command(
        "随机数产生后抽取", "draw once the randomness exists",
        "draw make \(committed.entry) --seed TEXT --to DIR")
    }
    let entry = report.neverDrawn.first?.entry ?? "ENTRY"
    return command(
      "冻结抽取", "freeze a draw", "draw commit \(entry) --randomness TEXT --to DIR")
  }

  private static func command(_ zh: String, _ en: String, _ words: String) -> Label {
    Label(zh: "\(zh)：yicha office \(words)", en: "\(en): yicha office \(words)")
  }
}
