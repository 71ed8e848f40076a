import Canonical
import Field
import Inspection
import Publication
import Storage

/// A list of visits.
enum VisitTable {
  /// The table for people, on a day.
  static func text(
    _ visits: [FindVisit.Numbered], _ today: String, _ console: Console
  ) -> String {
    let table = TextTable(
      columns: [
        .init("#", .trailing), .init(console.text("任务", "visit"), isWhole: true),
        .init(console.text("检查对象", "subject"), limit: 30),
        .init(console.text("截止", "until"), isWhole: true),
        .init(console.text("状态", "state"), isWhole: true),
        .init(console.text("未填", "open"), .trailing),
        .init(console.text("问题", "findings"), .trailing),
      ], rows: visits.map { cells($0, today, console) })
    return table.text(fitting: console.width)
  }

  /// The same for programs: the rows of the projection, with their numbers and the office's word.
  static func json(_ visits: [FindVisit.Numbered]) -> JSONValue {
    .array(
      visits.map { visit in
        var members = visit.row.object ?? [:]
        members["number"] = .integer(visit.number)
        members["office_state"] = visit.standing.map { .string($0.state) } ?? .null
        members["held"] = .bool(visit.standing?.isHeld ?? true)
        return .object(members)
      })
  }

  private static func cells(
    _ visit: FindVisit.Numbered, _ today: String, _ console: Console
  ) -> [String] {
    let row = visit.row
    let marks = visit.isOpen ? mark(row, today, console) : ""
    return [
      String(visit.number), visit.visit, row["subject_name"]?.string ?? "",
      row["to"]?.string ?? "", console.text(VisitStateWords.label(visit)) + marks,
      row["open"]?.integer.map(String.init) ?? "",
      row["findings"]?.array.map { String($0.count) } ?? "",
    ]
  }

  /// That the window is over, or has not begun.
  private static func mark(_ row: JSONValue, _ today: String, _ console: Console) -> String {
    if let to = row["to"]?.string, to < today { return console.text(" !逾期", " !overdue") }
    if let from = row["from"]?.string, today < from { return console.text(" !未到", " !early") }
    return ""
  }
}
