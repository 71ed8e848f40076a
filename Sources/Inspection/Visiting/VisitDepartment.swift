package import Canonical

/// A department concerned in a visit, with the name that stands on the record.
package struct VisitDepartment: Hashable, Sendable {
  /// Its id.
  package let id: String
  /// Its full name.
  package let name: Label

  /// A department by id and name.
  package init(id: String, name: Label) {
    self.id = id
    self.name = name
  }

  /// A department from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("id", "name")
    self.init(id: try reader.text("id"), name: try reader.label("name"))
  }

  /// The department's value in records.
  package var value: JSONValue { ["id": .string(id), "name": name.value] }
}
