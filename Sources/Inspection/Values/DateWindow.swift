package import Canonical

/// A first and a last day, both within it.
package struct DateWindow: Hashable, Sendable {
  /// The first day.
  package let from: CalendarDate
  /// The last day, not before the first.
  package let to: CalendarDate

  /// A window; nil where it ends before it begins.
  package init?(from: CalendarDate, to: CalendarDate) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// A window from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `backwards`.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("from", "to")
    let window = DateWindow(from: try reader.date("from"), to: try reader.date("to"))
    guard let window else { throw reader.error("to", .backwards) }
    self = window
  }

  /// Whether the day lies in the window.
  package func contains(_ day: CalendarDate) -> Bool { from <= day && day <= to }

  /// Whether the other window lies wholly in this one.
  package func contains(_ other: DateWindow) -> Bool { from <= other.from && other.to <= to }

  /// The window's value in records.
  package var value: JSONValue {
    ["from": .string(from.description), "to": .string(to.description)]
  }
}
