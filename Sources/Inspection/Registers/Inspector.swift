package import Canonical

/// A row of the register of inspectors (执法检查人员名录库, requirements 2.4).
///
/// It holds no identity number: the field needs none.
package struct Inspector: Hashable, Sendable {
  /// The number of the person, such as `GP0007`.
  package let id: String
  /// The name.
  package let name: String
  /// The id of the department.
  package let department: String
  /// What the person may do.
  package let category: InspectorCategory
  /// The certificate; nil for technicians and where the register has none.
  package let certificate: Certificate?
  /// What the person knows.
  package let specialties: Set<String>
  /// The area the person supervises.
  package let area: String
  /// Whether the person is in post.
  package let inPost: Bool
  /// The ids of subjects in which the person has an interest: never drawn for them (X7).
  package let interests: Set<String>
  /// Whether the register declares interests that cannot be read.
  ///
  /// Which subjects are meant nobody knows, so the person cannot be drawn for any.
  package let hasUnreadInterests: Bool

  /// An inspector from the fields.
  package init(
    id: String, name: String, department: String, category: InspectorCategory,
    certificate: Certificate?, specialties: Set<String>, area: String, inPost: Bool,
    interests: Set<String>, hasUnreadInterests: Bool = false
  ) {
    self.id = id
    self.name = name
    self.department = department
    self.category = category
    self.certificate = certificate
    self.specialties = specialties
    self.area = area
    self.inPost = inPost
    self.interests = interests
    self.hasUnreadInterests = hasUnreadInterests
  }

  /// Whether the person may inspect on that day and counts towards a team.
  ///
  /// That is an officer in post whose certificate is valid then (requirements R2, 2.4).
  package func mayInspect(on day: CalendarDate) -> Bool {
    guard let certificate, category == .officer, inPost else { return false }
    return day <= certificate.expires
  }

  /// Whether the person can be drawn for visits that may be paid up to that day.
  ///
  /// The certificate must last until then, as its expiry between draw and visit blocks the visit
  /// (requirements 2.4), and every declared interest must be known (X7).
  package func mayBeDrawn(until day: CalendarDate) -> Bool {
    mayInspect(on: day) && !hasUnreadInterests
  }

  /// The inspector's value in records; what is empty is not written.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "name": .string(name), "department": .string(department),
      "category": .string(category.rawValue), "in_post": .bool(inPost),
    ]
    members["certificate"] = certificate?.value
    if !area.isEmpty { members["area"] = .string(area) }
    if !specialties.isEmpty { members["specialties"] = .strings(specialties.sorted()) }
    if !interests.isEmpty { members["interests"] = .strings(interests.sorted()) }
    if hasUnreadInterests { members["unread_interests"] = true }
    return .object(members)
  }

  /// An inspector from the value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow(
      "id", "name", "department", "category", "certificate", "specialties", "area", "in_post",
      "interests", "unread_interests")
    self.init(
      id: try reader.text("id"), name: try reader.text("name"),
      department: try reader.text("department"), category: try reader.word("category"),
      certificate: reader.has("certificate")
        ? try Certificate(try reader.object("certificate")) : nil,
      specialties: Set(try reader.texts("specialties")),
      area: try reader.textIfPresent("area") ?? "", inPost: try reader.flag("in_post"),
      interests: Set(try reader.texts("interests")),
      hasUnreadInterests: try reader.flag("unread_interests"))
  }
}
