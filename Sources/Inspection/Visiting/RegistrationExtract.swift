package import Canonical

/// The dated extract of the registration on which a result such as "deregistered" rests
/// (requirements 2.6).
package struct RegistrationExtract: Hashable, Sendable {
  /// Its number, as the registering authority gave it.
  package let number: String
  /// Its date.
  package let date: CalendarDate

  /// An extract from number and date; nil for a number that says nothing.
  package init?(number: String, date: CalendarDate) {
    guard !number.allSatisfy(\.isWhitespace) else { return nil }
    self.number = number
    self.date = date
  }

  /// An extract from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("number", "date")
    number = try reader.text("number")
    date = try reader.date("date")
  }

  /// The extract's value in records.
  package var value: JSONValue {
    ["number": .string(number), "date": .string(date.description)]
  }
}
