package import Inspection
import Merge
import Publication

extension StatusReport {
  /// The report for a terminal.
  ///
  /// A table for each matter that there is anything to say of, and the publicity rate.
  package func text(_ language: Language = .chinese) -> String {
    let blocks = [
      visitBlock(language), decisionBlock(language), deviceBlock, overdueBlock(language),
      uncountedBlock(language), unresolvedBlock, planBlock(language),
    ]
    let tables = blocks.filter { !$0.rows.isEmpty }.map { $0.text(language) }
    return (tables + [rateText(language)]).joined(separator: "\n")
  }

  private func visitBlock(_ language: Language) -> StatusBlock {
    StatusBlock(
      title: Label(zh: "检查任务", en: "Visits"),
      columns: [(Label(zh: "状态", en: "State"), false), (Label(zh: "数量", en: "Visits"), true)],
      rows: states.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { [$0.key.label.text(language), String($0.value)] })
  }

  /// What was decided of visits: a visit that is public was approved too, so that these are not
  /// further states.
  private func decisionBlock(_ language: Language) -> StatusBlock {
    let decisions = [
      (Label(zh: "审核通过", en: "approved"), reviewed.approved),
      (Label(zh: "审核退回", en: "returned"), reviewed.returned),
      (Label(zh: "已公示", en: "published"), reviewed.published),
    ]
    return StatusBlock(
      title: Label(zh: "其中", en: "Of these"),
      columns: [
        (Label(zh: "审核与公示", en: "Review"), false), (Label(zh: "数量", en: "Visits"), true),
      ],
      rows: decisions.filter { $0.1 > 0 }.map { [$0.0.text(language), String($0.1)] })
  }

  private var deviceBlock: StatusBlock {
    StatusBlock(
      title: Label(zh: "任务包与结果包", en: "Laptops"),
      columns: [
        (Label(zh: "终端", en: "Device"), false), (Label(zh: "名称", en: "Name"), false),
        (Label(zh: "最近任务包", en: "Last task bundle"), false),
        (Label(zh: "任务", en: "Visits"), true), (Label(zh: "未完成", en: "Open"), true),
        (Label(zh: "已收结果包", en: "Results"), true),
        (Label(zh: "等待结果包", en: "Waiting for result"), false),
      ],
      rows: devices.map { device in
        [
          device.kid16, device.name, device.exported?.local() ?? "-", String(device.visits.count),
          String(device.open.count), String(device.results),
          device.waitingFor.map(String.init).joined(separator: " "),
        ]
      })
  }

  private func overdueBlock(_ language: Language) -> StatusBlock {
    StatusBlock(
      title: Label(zh: "超期", en: "Overdue"),
      columns: [
        (Label(zh: "检查任务或问题", en: "Visit or finding"), false),
        (Label(zh: "期限", en: "Limit"), false),
        (Label(zh: "截止日", en: "Due"), false), (Label(zh: "超期天数", en: "Days"), true),
      ],
      rows: overdue.map { row in
        [
          row.finding ?? row.visit, row.limit.label.text(language), row.due.description,
          String(today.daysSinceEpoch - row.due.daysSinceEpoch),
        ]
      })
  }

  private func uncountedBlock(_ language: Language) -> StatusBlock {
    StatusBlock(
      title: Label(zh: "公示期限无法计算", en: "Deadline of publication unknown"),
      columns: [
        (Label(zh: "检查任务", en: "Visit"), false), (Label(zh: "原因", en: "Why"), false),
      ],
      rows: uncounted.map { [$0.visit, $0.reason.text(language)] })
  }

  private var unresolvedBlock: StatusBlock {
    StatusBlock(
      title: Label(zh: "未解决", en: "Unresolved"),
      columns: [
        (Label(zh: "检查任务", en: "Visit"), false), (Label(zh: "冲突", en: "Conflicts"), true),
        (Label(zh: "等待的记录", en: "Waiting"), true),
        (Label(zh: "未到证据", en: "Absent evidence"), true),
        (Label(zh: "日志分叉", en: "Forks"), true),
        (Label(zh: "缺少签名", en: "Missing signatures"), false),
      ],
      rows: unresolved.map { visit in
        [
          visit.visit, String(visit.conflicts), String(visit.waiting),
          String(visit.absentEvidence.count), String(visit.forks),
          visit.missingSignatures.joined(separator: " "),
        ]
      })
  }

  private func planBlock(_ language: Language) -> StatusBlock {
    StatusBlock(
      title: Label(zh: "有计划无执行", en: "Planned and never drawn"),
      columns: [
        (Label(zh: "计划编号", en: "Plan entry"), false), (Label(zh: "名称", en: "Name"), false),
        (Label(zh: "抽取", en: "Draw"), false),
      ],
      rows: neverDrawn.map { entry in
        let committed = Label(zh: "已公告未抽取", en: "announced, not made")
        return [
          entry.entry, entry.name.text(language),
          entry.isCommitted ? committed.text(language) : "-",
        ]
      })
  }

  private func rateText(_ language: Language) -> String {
    let line = Label(zh: "公示率 \(rate.words.zh)", en: "Publicity rate \(rate.words.en)")
    guard !rate.missing.isEmpty else { return line.text(language) + "\n" }
    let missing = rate.missing.joined(separator: " ")
    let rest = Label(zh: "未公示：\(missing)", en: "not published: \(missing)")
    return line.text(language) + "\n" + rest.text(language) + "\n"
  }
}

/// One table of the report under its title.
private struct StatusBlock {
  let title: Label
  /// The heads, each with whether its cells are numbers.
  let columns: [(label: Label, isNumber: Bool)]
  let rows: [[String]]

  func text(_ language: Language) -> String {
    let heads = columns.map { column in
      TextTable.Column(column.label.text(language), column.isNumber ? .trailing : .leading)
    }
    return title.text(language) + "\n" + TextTable(columns: heads, rows: rows).text
  }
}

extension StatusReport.Overdue.Limit {
  /// The limit's name.
  var label: Label {
    switch self {
    case .window: Label(zh: "检查期限", en: "window of the visit")
    case .publicity: Label(zh: "公示期限", en: "publication")
    case .rectification: Label(zh: "整改期限", en: "rectification")
    }
  }
}
