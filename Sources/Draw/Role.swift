/// A place in every team: who may take it.
package struct Role: Equatable, Sendable {
  /// Its name in the plan.
  package let name: String
  /// The departments whose inspectors may take it.
  package let departments: [String]
  /// Whether the inspector must have the specialty of the object.
  package let needsSpecialty: Bool

  /// - Throws: `invalid` for an empty name, no department or an empty one.
  package init(name: String, departments: [String], needsSpecialty: Bool = false) throws(DrawError)
  {
    try DrawText.require(name, .name)
    guard !departments.isEmpty else { throw .invalid(.departments) }
    for department in departments { try DrawText.require(department, .departments) }
    self.name = name
    self.departments = departments
    self.needsSpecialty = needsSpecialty
  }
}
