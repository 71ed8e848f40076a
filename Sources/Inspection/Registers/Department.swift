package import Canonical

/// A member unit (成员单位).
package struct Department: Hashable, Sendable {
  /// What kind of body it is.
  package enum Power: String, Sendable, CaseIterable {
    /// A body that the law makes competent to inspect.
    case competent
    /// A coordinating office (领导小组办公室): it may organise, draw and merge, but no visit can
    /// belong to it (requirements 7.1).
    case coordinating
  }

  /// The short name by which plans and lists name it.
  package let id: String
  /// Its full name; the Chinese one is what registers write.
  package let name: Label
  /// Its level.
  package let level: DepartmentLevel
  /// Its region.
  package let region: RegionCode
  /// Whether it may inspect.
  package let power: Power

  /// A department from its fields.
  package init(
    id: String, name: Label, level: DepartmentLevel, region: RegionCode, power: Power
  ) {
    self.id = id
    self.name = name
    self.level = level
    self.region = region
    self.power = power
  }

  /// A department from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("id", "name", "level", "region", "power")
    self.init(
      id: try reader.text("id"), name: try reader.label("name"), level: try reader.word("level"),
      region: try reader.region("region"), power: try reader.word("power"))
  }

  /// The department's value in records.
  package var value: JSONValue {
    [
      "id": .string(id), "name": name.value, "level": .string(level.rawValue),
      "region": .string(region.description), "power": .string(power.rawValue),
    ]
  }
}
