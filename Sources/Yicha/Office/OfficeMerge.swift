import ArgumentParser
import Canonical
import Inspection
import Merge
import Office
import Publication
import Storage

/// `yicha office merge`: takes in all result bundles of a folder.
struct OfficeMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "合并结果包 / merge result bundles",
    discussion: HelpText.of(
      """
      文件夹中的结果包全部收入，次序与次数不限：完好的收入，收过的注明，损坏的拒收并说明。每个包的\
      代码列在它的行中：收到 = 新增 + 已有 + 等待 + 缺证据 + 隔离。需要人处理时退出码为 3。
      """,
      """
      Takes in every result bundle of a folder, in any order, any number of times: the good in, \
      the known named, the damaged refused by name. Each bundle's own code stands in its line: \
      delivered = new + known + waiting + incomplete + quarantined. Exit code 3 when a person is \
      needed.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "文件夹或包 / folder or bundle") var path: String

  func run() throws {
    guard AtomicFile.exists(path) else {
      throw StoreError.file(path, "No such file or directory")
    }
    let desk = try office.desk(for: "merge")
    let console = Console.live
    let result = try MergeResults.run(path, at: desk) { console.progress($0, $1) }
    let conflicts = try desk.store.read { try ConflictList(result.conflicts, $0, desk) }
    if common.json {
      console.print(json: Self.json(result, conflicts))
    } else {
      tell(result)
      for gap in result.waitingFor { console.print(console.text(MergeWords.waiting(gap))) }
      console.print(
        "本次涉及的任务：冲突 \(conflicts.items.count) 个，答案相同 \(result.agreements) 处",
        "in the visits concerned: \(Counted.of(conflicts.items.count, "conflict")), "
          + "\(result.agreements) questions answered alike")
      conflicts.tell()
    }
    let code = result.report.exitCode
    guard code == 0 else { throw ArgumentParser.ExitCode(Int32(code)) }
  }

  private func tell(_ result: MergeResults.Result) {
    let console = Console.live
    let report = result.report
    guard !report.lines.isEmpty else {
      console.print("\(path) 中没有结果包", "\(path) holds no result bundles")
      if !result.foldersBeside.isEmpty {
        let names = result.foldersBeside.joined(separator: " ")
        console.say("子文件夹不查看：\(names)", "folders in it are not looked into: \(names)")
      }
      return
    }
    var table = TextTable(columns: [
      .init(console.text("文件", "file")), .init(console.text("代码", "code"), .trailing),
      .init(console.text("收到", "delivered"), .trailing),
      .init(console.text("新增", "new"), .trailing),
      .init(console.text("已有", "known"), .trailing),
      .init(console.text("等待", "waiting"), .trailing),
      .init(console.text("缺证据", "incomplete"), .trailing),
      .init(console.text("隔离", "quarantined"), .trailing),
      .init(console.text("说明", "notes")),
    ])
    table.rows = report.lines.map { line in
      [line.bundle, String(line.code)] + Self.cells(line.entries)
        + [console.text(MergeWords.text(line, refusals: result.refusals))]
    }
    table.rows.append(
      [console.text("合计（条目）", "all entries"), ""] + Self.cells(report.entries))
    table.rows.append(
      [console.text("合计（证据）", "all evidence"), ""] + Self.cells(report.evidence))
    console.print(String(table.text(fitting: console.width).dropLast()))
  }

  private static func cells(_ counts: MergeCounts) -> [String] {
    [
      counts.delivered, counts.new, counts.known, counts.waiting, counts.incomplete,
      counts.quarantined,
    ].map { String($0) }
  }

  private static func json(_ result: MergeResults.Result, _ conflicts: ConflictList) -> JSONValue {
    let report = result.report
    return [
      "bundles": .array(
        report.lines.map { line in
          [
            "bundle": .string(line.bundle), "code": .integer(line.code),
            "notes": .strings(line.notes),
            "reason": result.refusals[line.bundle]?.label.value ?? .null,
            "entries": json(line.entries),
            "visits": json(line.visits), "evidence": json(line.evidence),
          ]
        }),
      "entries": json(report.entries), "visits": json(report.visits),
      "evidence": json(report.evidence), "waiting_for": .strings(result.waitingFor),
      "merged_visits": .strings(result.visits), "conflicts": conflicts.json,
      "agreements": .integer(result.agreements), "balances": .bool(report.balances),
      "code": .integer(report.exitCode),
    ]
  }

  private static func json(_ counts: MergeCounts) -> JSONValue {
    [
      "delivered": .integer(counts.delivered), "new": .integer(counts.new),
      "known": .integer(counts.known), "waiting": .integer(counts.waiting),
      "incomplete": .integer(counts.incomplete), "quarantined": .integer(counts.quarantined),
    ]
  }
}
