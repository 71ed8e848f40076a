import Canonical
import Inspection
import Publication
import Storage

/// A list of visits.
enum VisitTable {
  /// A numbered visit.
  typealias Line = (number: Int, visit: String, row: JSONValue)

  /// The table for people.
  static func text(_ lines: [Line], _ console: Console) -> String {
    let table = TextTable(
      columns: [
        .init("#", .trailing), .init(console.text("任务", "visit")),
        .init(console.text("检查对象", "subject"), limit: 30),
        .init(console.text("期限", "window")), .init(console.text("状态", "state")),
        .init(console.text("未填", "open"), .trailing),
        .init(console.text("问题", "findings"), .trailing),
      ], rows: lines.map { cells($0, console) })
    return table.text
  }

  /// The same for programs: the rows of the projection, with their numbers.
  static func json(_ lines: [Line]) -> JSONValue {
    .array(
      lines.map { line in
        .object(
          (line.row.object ?? [:]).merging(["number": .integer(line.number)]) { row, _ in row })
      })
  }

  /// Where the visit stands, with the signatures that are missing.
  static func state(_ row: JSONValue, _ console: Console) -> String {
    let word = row["state"]?.string ?? ""
    let state = console.text(VisitStateWords.label(word))
    guard word == "finished", row["signed"] != true else { return state }
    return state + console.text("（待签名）", ", unsigned")
  }

  private static func cells(_ line: Line, _ console: Console) -> [String] {
    let row = line.row
    let to = row["to"]?.string?.dropFirst(5) ?? ""
    return [
      String(line.number), line.visit, row["subject_name"]?.string ?? "",
      "\(row["from"]?.string ?? "")~\(to)", state(row, console),
      row["open"]?.integer.map(String.init) ?? "",
      row["findings"]?.array.map { String($0.count) } ?? "",
    ]
  }
}
