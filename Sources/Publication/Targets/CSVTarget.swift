import Inspection

extension PublicationTarget {
  /// A table for spreadsheets: Chinese headers, one row for each record, several values of one
  /// field joined by a full-width semicolon.
  ///
  /// What a platform takes in is the JSON, which holds every value exactly.
  static let csv = PublicationTarget(name: "csv", fileName: "publication.csv") { batch, _ in
    CSVTable.bytes(
      header: PublicField.allCases.map(\.label.zh),
      rows: batch.records.map { record in
        PublicField.allCases.map { $0.texts(of: record).joined(separator: "；") }
      })
  }
}
