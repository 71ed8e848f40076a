package import Canonical

/// How many officers a department sends to each visit.
package struct PlanTeam: Hashable, Sendable {
  /// The id of the department.
  package let department: String
  /// How many officers.
  package let officers: Int
  /// How many of them must have the specialty of the item.
  package let specialists: Int
  /// Why there are not as many officers as the rules ask for; nil where there are.
  package let reason: String?

  /// How many officers a department whose items are checked sends unless a reason is given
  /// (design 5.4).
  package static let usualOfficers = 2

  /// A department's part of the team from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `missing` for another number than usual
  ///   without reason.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("department", "officers", "specialists", "reason")
    department = try reader.text("department")
    officers = try reader.integer("officers", in: 1...9, otherwise: Self.usualOfficers)
    specialists = try reader.integer("specialists", in: 0...officers, otherwise: 0)
    reason =
      officers == Self.usualOfficers
      ? try reader.textIfPresent("reason") : try reader.text("reason")
  }

  /// The part's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "department": .string(department), "officers": .integer(officers),
      "specialists": .integer(specialists),
    ]
    members["reason"] = reason.map(JSONValue.string)
    return .object(members)
  }
}
