/// One record of a table, as it stood.
package struct CSVRecord: Equatable, Sendable {
  /// What is not as RFC 4180 has it, though it can be read.
  package enum Defect: Equatable, Sendable {
    /// A quotation mark inside a field that is not quoted; taken as it stands.
    case quoteInside
    /// Text after the closing quotation mark; kept behind the quoted text.
    case textAfterQuote
  }

  /// The record's number, the header being 1; lines with nothing in them are no records.
  package let number: Int
  /// The physical line on which it starts, from 1.
  package let line: Int
  /// The fields.
  package let fields: [String]
  /// The first defect, if any.
  package let defect: Defect?

  /// A record.
  package init(number: Int, line: Int, fields: [String], defect: Defect? = nil) {
    self.number = number
    self.line = line
    self.fields = fields
    self.defect = defect
  }
}
