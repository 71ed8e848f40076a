/// What became of each row of a register file: imported, or not and why.
package struct RegisterReport<Row: Hashable & Sendable>: Equatable, Sendable {
  /// How the file was encoded.
  package let encoding: TextEncoding
  /// How many rows the file has, the header not counted.
  package let rows: Int
  /// What is imported, in the order of the file.
  package let imported: [Row]
  /// The numbers of the records that are not imported, each of which has a doubt that says why.
  package let notImported: [Int]
  /// The doubts, in the order of the file.
  package let doubts: [RegisterDoubt]
  /// Columns that the register does not have and that were not read.
  package let unreadColumns: [String]

  /// A report.
  package init(
    encoding: TextEncoding, rows: Int, imported: [Row], notImported: [Int],
    doubts: [RegisterDoubt], unreadColumns: [String]
  ) {
    self.encoding = encoding
    self.rows = rows
    self.imported = imported
    self.notImported = notImported
    self.doubts = doubts
    self.unreadColumns = unreadColumns
  }

  /// Whether each row is accounted for.
  package var balances: Bool { rows == imported.count + notImported.count }
}
