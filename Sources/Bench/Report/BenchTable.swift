/// The results as a table for a terminal.
enum BenchTable {
  private static let heading = [
    "work", "time", "floor", "ratio", "goal", "peak", "fsyncs", "bytes", "",
  ]

  static func text(_ results: [BenchResult]) -> String {
    let rows = [heading] + results.map(cells)
    let widths = heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { line($0, widths) }.joined(separator: "\n")
  }

  private static func cells(_ result: BenchResult) -> [String] {
    [
      result.work,
      Figures.seconds(result.seconds),
      result.floorSeconds.map(Figures.seconds) ?? "-",
      result.ratio.map(Figures.ratio) ?? "-",
      goal(result.yardstick),
      within(Figures.mebibytes(result.peak.mebibytes), result.peak.goal.map(Figures.mebibytes)),
      result.syncs.map { within("\($0.count)", "\($0.goal)") } ?? "-",
      result.size.map { within("\($0.bytes)", "\($0.goal)") } ?? "-",
      result.missed.isEmpty ? "ok" : "missed",
    ]
  }

  private static func goal(_ yardstick: Yardstick) -> String {
    switch yardstick {
    case .floor(_, let goal): "≤ \(Figures.ratio(goal)) ×"
    case .absolute(let goal): "≤ \(Figures.seconds(goal))"
    case .none: "-"
    }
  }

  private static func within(_ figure: String, _ goal: String?) -> String {
    goal.map { "\(figure) (≤ \($0))" } ?? figure
  }

  /// Words to the left, numbers to the right.
  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let blank = String(repeating: " ", count: widths[column] - cell.count)
      let isWord = column == 0 || column == cells.count - 1
      line += (column == 0 ? "" : "  ") + (isWord ? cell + blank : blank + cell)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
