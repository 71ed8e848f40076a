package import Canonical

/// The class that a scheme gave a subject on a day (requirements C1, 2.3).
///
/// Schemes share the letters and not the meaning: the general one of credit risk and the one of
/// food are two, so a class without its scheme and day says nothing.
package struct RiskClass: Hashable, Sendable {
  /// The grade.
  package let grade: RiskGrade
  /// The scheme that gave it.
  package let scheme: String
  /// The day it was given.
  package let date: CalendarDate

  /// A class of a scheme.
  package init(grade: RiskGrade, scheme: String, date: CalendarDate) {
    self.grade = grade
    self.scheme = scheme
    self.date = date
  }

  /// A class from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("grade", "scheme", "date")
    self.init(
      grade: try reader.word("grade"), scheme: try reader.text("scheme"),
      date: try reader.date("date"))
  }

  /// The class's value in records.
  package var value: JSONValue {
    [
      "grade": .string(grade.rawValue), "scheme": .string(scheme),
      "date": .string(date.description),
    ]
  }
}
