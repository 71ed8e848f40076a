import ArgumentParser
import Canonical
import Inspection
import Intake
import Merge
import Publication
import Storage

/// The report of a merge, at the office and on a laptop: a table for people, values for programs.
struct MergeTable {
  private let path: String
  private let result: MergeResults.Result

  /// The report of what lay at a path.
  init(_ result: MergeResults.Result, at path: String) {
    self.path = path
    self.result = result
  }

  /// Prints the report and the conflicts of the visits concerned, and ends as the report says.
  ///
  /// - Throws: The exit code where it is not 0.
  func report(_ conflicts: ConflictList, asJSON: Bool, _ console: Console) throws {
    if asJSON {
      console.print(json: .object(json.merging(["conflicts": conflicts.json]) { $1 }))
    } else {
      tell(console)
      for gap in result.waitingFor { console.print(console.text(MergeWords.waiting(gap))) }
      console.print(
        "本次涉及的任务：冲突 \(conflicts.items.count) 个，答案相同 \(result.agreements) 处",
        "in the visits concerned: \(Counted.of(conflicts.items.count, "conflict")), "
          + "\(result.agreements) questions answered alike")
      conflicts.tell()
    }
    let code = end(console)
    guard code == 0 else { throw ArgumentParser.ExitCode(code) }
  }

  /// The code with which the command ends; what was left is said where somebody asked to stop.
  private func end(_ console: Console) -> Int32 {
    guard result.filesLeft > 0, let signal = Interruption.pending else {
      return Int32(result.report.exitCode)
    }
    console.say(
      "已中断：以上各包已收入，还有 \(result.filesLeft) 个文件未看；再次合并即可继续",
      "interrupted: what is listed is in, \(Counted.of(result.filesLeft, "file")) left unread; "
        + "merge again to go on")
    return 128 + signal
  }

  /// Prints each bundle with its own code and counts, and the sums.
  private func tell(_ console: Console) {
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

  /// The members that both commands print with `--json`.
  private var json: [String: JSONValue] {
    let report = result.report
    return [
      "bundles": .array(
        report.lines.map { line in
          [
            "bundle": .string(line.bundle), "code": .integer(line.code),
            "notes": .strings(line.notes),
            "reason": result.refusals[line.bundle]?.label.value ?? .null,
            "entries": Self.json(line.entries),
            "visits": Self.json(line.visits), "evidence": Self.json(line.evidence),
          ]
        }),
      "entries": Self.json(report.entries), "visits": Self.json(report.visits),
      "evidence": Self.json(report.evidence), "waiting_for": .strings(result.waitingFor),
      "merged_visits": .strings(result.visits),
      "agreements": .integer(result.agreements), "balances": .bool(report.balances),
      "code": .integer(report.exitCode),
    ]
  }

  private static func cells(_ counts: MergeCounts) -> [String] {
    [
      counts.delivered, counts.new, counts.known, counts.waiting, counts.incomplete,
      counts.quarantined,
    ].map { String($0) }
  }

  private static func json(_ counts: MergeCounts) -> JSONValue {
    [
      "delivered": .integer(counts.delivered), "new": .integer(counts.new),
      "known": .integer(counts.known), "waiting": .integer(counts.waiting),
      "incomplete": .integer(counts.incomplete), "quarantined": .integer(counts.quarantined),
    ]
  }
}
