import Canonical

/// One row while it is read: gives its fields by column, cleaned, and gathers the doubts.
struct RegisterRow {
  let record: Int
  private(set) var doubts: [RegisterDoubt] = []
  private let line: Int
  private let fields: [String: String]

  /// A row by the header's columns.
  ///
  /// Empty fields beyond the last column are what a spreadsheet
  /// leaves behind; any other wrong count means that some text stands in the wrong column.
  init(_ record: CSVRecord, columns: [String]) {
    self.record = record.number
    line = record.line
    fields = Dictionary(zip(columns, record.fields)) { first, _ in first }
    let surplus = record.fields.dropFirst(columns.count)
    if record.fields.count < columns.count || !surplus.allSatisfy(\.isEmpty) {
      doubt(nil, .ragged(found: record.fields.count, expected: columns.count))
    }
    if record.defect != nil { doubt(nil, .quoting) }
    if record.fields.allSatisfy(\.isEmpty) { doubt(nil, .emptyRow) }
  }

  /// Whether nothing so far keeps the row out of the register.
  var isImportable: Bool { !doubts.contains { $0.severity == .notImported } }

  /// Records a doubt about a column, or the whole row.
  mutating func doubt(_ column: String?, _ reason: RegisterDoubt.Reason) {
    doubts.append(RegisterDoubt(record: record, line: line, field: column, reason: reason))
  }

  /// The text of a column as it can be recorded; says what had to be done to it.
  mutating func text(_ column: String) -> String {
    // CR LF inside a cell is the line end of the program that wrote it, said as `lineBreak`.
    let lines = (fields[column] ?? "").split(separator: "\r\n", omittingEmptySubsequences: false)
    let raw = lines.joined(separator: "\n")
    do throws(TextProfile.Violation) {
      try TextProfile.check(raw)
    } catch {
      switch error {
      case .character(let value):
        doubt(column, .character(value))
        return raw
      case .notNormalized: doubt(column, .normalized)
      }
    }
    let admitted = TextProfile.cleaned(raw)
    let scalars = admitted.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else {
      if !admitted.isEmpty { doubt(column, .padded) }
      return ""
    }
    let text = String(scalars[first...last])
    if text.utf8.count != admitted.utf8.count { doubt(column, .padded) }
    if text.unicodeScalars.contains("\n") { doubt(column, .lineBreak) }
    return text
  }

  /// A text that names something: may not be missing when `needed`, and is looked at for
  /// formulas, as it is what people open in a spreadsheet.
  mutating func name(_ column: String, needed: Bool = false) -> String {
    let text = text(column)
    if text.isEmpty, needed { doubt(column, .missing) }
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      doubt(column, .formula)
    }
    return text
  }

  /// A day; nil where there is none or none that exists.
  mutating func date(_ column: String, today: CalendarDate?) -> CalendarDate? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    guard let date = CalendarDate(text) else {
      doubt(column, .impossibleDate)
      return nil
    }
    if let today, today < date { doubt(column, .futureDate) }
    return date
  }

  /// One of the words of a column that must have one.
  mutating func word<Word>(_ column: String, _ read: (String) -> Word?) -> Word? {
    let text = text(column)
    guard !text.isEmpty else {
      doubt(column, .missing)
      return nil
    }
    let word = read(text)
    if word == nil { doubt(column, .unknownWord) }
    return word
  }

  /// Yes (`是`) or no (`否` or nothing).
  mutating func flag(_ column: String) -> Bool {
    switch text(column) {
    case "是": return true
    case "", "否": return false
    default:
      doubt(column, .unknownWord)
      return false
    }
  }

  /// The parts of a list, between them semicolons or commas of any kind, or line ends.
  mutating func list(_ column: String) -> Set<String> {
    let parts = text(column).split { ";；,，、\n".contains($0) }
    let trimmed = parts.map { part in
      String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    return Set(trimmed.filter { !$0.isEmpty })
  }
}
