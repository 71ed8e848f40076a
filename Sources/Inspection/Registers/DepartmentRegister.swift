package import Canonical

/// The member units of a region and the regions that its office knows (requirement H2).
package struct DepartmentRegister: Hashable, Sendable {
  /// The region of the office.
  package let region: RegionCode
  /// The regions that member units may be of, with their names.
  package let regions: [RegionCode: Label]
  /// The departments, in the order of the file.
  package let departments: [Department]

  /// A register from its value, as the office writes it.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `notOneOf` for a department of a region
  ///   not listed.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow("region", "regions", "departments")
    let named = try reader.someObjects("regions", named: { $0.0.description }, Self.region)
    let regions = Dictionary(named) { first, _ in first }
    let words = regions.keys.map(\.description).sorted()
    let departments = try reader.someObjects("departments", named: \.id) {
      reader throws(DataError) in
      let department = try Department(reader)
      guard regions[department.region] != nil else {
        throw reader.error("region", .notOneOf(words))
      }
      return department
    }
    region = try reader.region("region")
    guard regions[region] != nil else { throw reader.error("region", .notOneOf(words)) }
    self.regions = regions
    self.departments = departments
  }

  /// The register's value in records.
  package var value: JSONValue {
    let listed = regions.sorted { $0.key.description < $1.key.description }
    return [
      "region": .string(region.description),
      "regions": .array(
        listed.map { ["code": .string($0.key.description), "name": $0.value.value] }),
      "departments": .array(departments.map(\.value)),
    ]
  }

  /// The department of that id.
  package subscript(id: String) -> Department? {
    departments.first { $0.id == id }
  }

  /// The department whose full Chinese name it is, as registers write it.
  package func department(named name: String) -> Department? {
    departments.first { $0.name.zh == name }
  }

  /// Whether the department exists and the law makes it competent to inspect.
  package func isCompetent(_ id: String) -> Bool {
    self[id]?.power == .competent
  }

  private static func region(_ reader: DataReader) throws(DataError) -> (RegionCode, Label) {
    try reader.allow("code", "name")
    return (try reader.region("code"), try reader.label("name"))
  }
}
