package import Canonical

/// The year's plan (年度抽查计划, requirements 1.4).
package struct AnnualPlan: Hashable, Sendable {
  /// The year.
  package let year: Int
  /// Its revision, from 1: members adjust the plan and file it (requirement P11).
  package let revision: Int
  /// Its name as published.
  package let name: Label
  /// The document that it rests on (requirement H1).
  package let basis: BasisDocument
  /// The region it is of.
  package let region: RegionCode
  /// The edition of the item list that it draws on.
  package let itemList: String
  /// The most that an entry of general items may draw of its whole pool, in permille.
  ///
  /// Key items have no cap (requirement P2). It bounds the overall ratio, not that of one class: D
  /// at 40 % is how risk classes are meant to work.
  package let generalCapPermille: Int
  /// How often a year subjects may be visited, by stratum.
  package let visitCaps: [VisitCap]
  /// The entries, in the order of the file.
  package let entries: [PlanEntry]

  /// A plan from its value, as the office writes it.
  ///
  /// - Throws: `DataError` for what is missing or wrong, at its place.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow(
      "year", "revision", "name", "basis", "region", "item_list", "general_cap_permille",
      "visit_caps", "entries")
    year = try reader.integer("year", in: 2000...2999)
    revision = try reader.integer("revision", in: 1...9999, otherwise: 1)
    name = try reader.label("name")
    basis = try BasisDocument(try reader.object("basis"))
    region = try reader.region("region")
    itemList = try reader.text("item_list")
    generalCapPermille = try reader.integer("general_cap_permille", in: 0...1000)
    visitCaps = try reader.someObjects("visit_caps", named: \.stratum.rawValue, VisitCap.init)
    entries = try reader.someObjects("entries", named: \.id, PlanEntry.init)
  }

  /// The plan's value in records.
  package var value: JSONValue {
    [
      "year": .integer(year), "revision": .integer(revision), "name": name.value,
      "basis": basis.value, "region": .string(region.description),
      "item_list": .string(itemList), "general_cap_permille": .integer(generalCapPermille),
      "visit_caps": .array(visitCaps.map(\.value)), "entries": .array(entries.map(\.value)),
    ]
  }

  /// The entry of that id.
  package subscript(id: String) -> PlanEntry? {
    entries.first { $0.id == id }
  }
}
