package import Canonical

/// A line of the frozen inspectors: who may be sent, and to whom not.
package struct DrawInspector: Equatable, Sendable {
  /// The identifier in the register of inspectors.
  package let id: String
  /// The department.
  package let department: String
  /// How many visits at most.
  package let cap: Int
  /// What the inspector knows.
  package let specialties: Set<String>
  /// The objects that the inspector may not visit (recusal, requirements X7).
  package let recused: Set<String>

  /// - Throws: `invalid` for an empty text, an id over several lines or a negative cap.
  package init(
    id: String, department: String, cap: Int, specialties: Set<String> = [],
    recused: Set<String> = []
  ) throws(DrawError) {
    try DrawText.requireHashed(id, .id)
    try DrawText.require(department, .department)
    guard cap >= 0 else { throw .invalid(.cap) }
    for specialty in specialties { try DrawText.require(specialty, .specialties) }
    for object in recused { try DrawText.require(object, .recused) }
    self.id = id
    self.department = department
    self.cap = cap
    self.specialties = specialties
    self.recused = recused
  }

  /// An inspector from the members of the line.
  ///
  /// - Throws: `invalid` for a member that is missing, of another type or out of range.
  package init(members: [String: JSONValue]) throws(DrawError) {
    let members = LineMembers(members)
    try self.init(
      id: members.text(.id), department: members.text(.department), cap: members.integer(.cap),
      specialties: Set(members.texts(.specialties)),
      recused: Set(members.textsIfPresent(.recused)))
  }

  /// The line's value; no recusals are not written.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "department": .string(department), "cap": .integer(cap),
      "specialties": .strings(specialties.sorted(by: DrawText.precedes)),
    ]
    if !recused.isEmpty { members["recused"] = .strings(recused.sorted(by: DrawText.precedes)) }
    return .object(members)
  }
}
