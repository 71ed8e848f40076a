package import Canonical

/// A certificate of enforcement (执法证).
package struct Certificate: Hashable, Sendable {
  /// Its number.
  package let number: String
  /// The last day on which it is valid.
  package let expires: CalendarDate

  /// A certificate by number and last day.
  package init(number: String, expires: CalendarDate) {
    self.number = number
    self.expires = expires
  }

  /// A certificate from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("number", "expires")
    self.init(number: try reader.text("number"), expires: try reader.date("expires"))
  }

  /// The certificate's value in records.
  package var value: JSONValue {
    ["number": .string(number), "expires": .string(expires.description)]
  }
}
