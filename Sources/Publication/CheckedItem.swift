/// An item that was checked, under the name of the department competent for it.
package struct CheckedItem: Hashable, Sendable {
  /// The item's name as the published item list has it (requirement I5).
  package let name: String
  /// The department that checked it; never the coordinating office (requirements 7.1).
  package let department: String

  /// An item and its department.
  package init(name: String, department: String) {
    self.name = name
    self.department = department
  }
}
