/// One place in every team of a plan entry: what the draw fills.
package struct RoleSlot: Hashable, Sendable {
  /// Its name in the draw's plan, such as `market-1`.
  package let name: String
  /// The department whose officer takes it.
  package let department: String
  /// Whether the officer must have the specialty of the entry.
  package let needsSpecialty: Bool

  /// A place by name and department.
  package init(name: String, department: String, needsSpecialty: Bool) {
    self.name = name
    self.department = department
    self.needsSpecialty = needsSpecialty
  }
}
