package import Canonical

/// The document that a plan, a list or a rule file rests on (requirement H1).
package struct BasisDocument: Hashable, Sendable {
  /// Its number as printed, the year in 〔〕 (U+3014, U+3015) where it has a year.
  package let number: String
  /// Its title; nil where only the number is known.
  package let title: String?
  /// The day it was issued.
  package let date: CalendarDate

  /// A document by number, title and day.
  package init(number: String, title: String? = nil, date: CalendarDate) {
    self.number = number
    self.title = title
    self.date = date
  }

  /// A document from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `documentNumber` for a year in other
  ///   brackets.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("number", "title", "date")
    let number = try reader.text("number")
    guard Self.isNumber(number) else { throw reader.error("number", .documentNumber) }
    self.init(
      number: number, title: try reader.textIfPresent("title"), date: try reader.date("date"))
  }

  /// The document's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "number": .string(number), "date": .string(date.description),
    ]
    members["title"] = title.map(JSONValue.string)
    return .object(members)
  }

  /// Whether the text holds a year of four digits in 〔〕.
  ///
  /// `[2023]` and `（2023）` are what typing and OCR make of it, and would be another number to a
  /// search.
  package static func isNumber(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let open = scalars.firstIndex(of: "\u{3014}"), open > 0, open + 5 < scalars.count,
      scalars[open + 5] == "\u{3015}"
    else { return false }
    return scalars[open + 1...open + 4].allSatisfy { (0x30...0x39).contains($0.value) }
  }
}
