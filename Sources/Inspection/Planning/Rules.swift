package import Canonical

/// The rule file (细则): what an office may set about drawing and checking.
///
/// It is data with a version, resting on documents (requirements A2, X1).
package struct Rules: Hashable, Sendable {
  /// The version; a draw is judged by the version in force when it was made.
  package let version: String
  /// The documents that it rests on.
  package let documents: [BasisDocument]
  /// The region it is of.
  package let region: RegionCode
  /// The id of the coordinating office, which organises and never inspects.
  package let coordinatingOffice: String
  /// The fewest certified officers of a team; never below the two of the law.
  package let fewestOfficers: Int
  /// Whether an inspector is never drawn for a subject in which an interest is declared
  /// (requirement X7).
  package let excludesDeclaredInterests: Bool
  /// Whether sandbox supervision spares its members general items (requirement T3).
  package let sparesSandbox: Bool
  /// Working days from a result to its publication (requirements 2.6).
  package let publicityDays: Int
  /// Working days from verification to listing of a subject that cannot be reached.
  package let listingDays: Int

  /// Rules from their value, as the office writes them.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `outside` for fewer officers than the law
  ///   asks for.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow(
      "version", "documents", "region", "coordinating_office", "fewest_officers",
      "exclude_declared_interests", "spare_sandbox_general_items", "publicity_working_days",
      "listing_working_days")
    version = try reader.text("version")
    documents = try reader.someObjects("documents", named: \.number, BasisDocument.init)
    region = try reader.region("region")
    coordinatingOffice = try reader.text("coordinating_office")
    fewestOfficers = try reader.integer("fewest_officers", in: Team.fewestOfficers...9)
    excludesDeclaredInterests = try reader.flag("exclude_declared_interests")
    sparesSandbox = try reader.flag("spare_sandbox_general_items")
    publicityDays = try reader.integer("publicity_working_days", in: 1...60)
    listingDays = try reader.integer("listing_working_days", in: 1...60)
  }

  /// The rules' value in records.
  package var value: JSONValue {
    [
      "version": .string(version), "documents": .array(documents.map(\.value)),
      "region": .string(region.description), "coordinating_office": .string(coordinatingOffice),
      "fewest_officers": .integer(fewestOfficers),
      "exclude_declared_interests": .bool(excludesDeclaredInterests),
      "spare_sandbox_general_items": .bool(sparesSandbox),
      "publicity_working_days": .integer(publicityDays),
      "listing_working_days": .integer(listingDays),
    ]
  }

  /// Whether the register knows the coordinating office as one.
  package func agrees(with departments: DepartmentRegister) -> Bool {
    departments[coordinatingOffice]?.power == .coordinating
  }
}
