package import Canonical

/// A person of a team, with what must be shown to the party.
package struct TeamMember: Hashable, Sendable {
  /// The number in the register of inspectors.
  package let id: String
  /// The name.
  package let name: String
  /// The id of the department.
  package let department: String
  /// What the person may do.
  package let category: InspectorCategory
  /// The number of the certificate that is shown; nil for technicians.
  package let certificate: String?
  /// The last day on which it is valid; nil where the visit was issued without saying so.
  package let certificateExpires: CalendarDate?

  /// A member from the fields.
  package init(
    id: String, name: String, department: String, category: InspectorCategory,
    certificate: String?, certificateExpires: CalendarDate? = nil
  ) {
    self.id = id
    self.name = name
    self.department = department
    self.category = category
    self.certificate = certificate
    self.certificateExpires = certificateExpires
  }

  /// A member from a row of the register.
  package init(_ inspector: Inspector) {
    self.init(
      id: inspector.id, name: inspector.name, department: inspector.department,
      category: inspector.category, certificate: inspector.certificate?.number,
      certificateExpires: inspector.certificate?.expires)
  }

  /// Whether the person counts towards the least number of officers (requirement R2).
  package var counts: Bool { category == .officer && certificate != nil }

  /// A member from the value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("id", "name", "department", "category", "certificate", "certificate_expires")
    self.init(
      id: try reader.text("id"), name: try reader.text("name"),
      department: try reader.text("department"), category: try reader.word("category"),
      certificate: try reader.textIfPresent("certificate"),
      certificateExpires: reader.has("certificate_expires")
        ? try reader.date("certificate_expires") : nil)
  }

  /// The member's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "name": .string(name), "department": .string(department),
      "category": .string(category.rawValue),
    ]
    members["certificate"] = certificate.map(JSONValue.string)
    members["certificate_expires"] = certificateExpires.map { .string($0.description) }
    return .object(members)
  }
}
