package import Canonical

/// One item of the list: what may be checked, by whom and on what basis (requirements 1.2, 2.5).
package struct CheckItem: Hashable, Sendable {
  /// Its id, the same in every edition.
  package let id: String
  /// Its name as published.
  package let name: Label
  /// The trade that it is of; for a joint item it must be said.
  package let trade: String?
  /// General or key.
  package let level: ItemLevel
  /// Whether departments check it jointly, the lead with the cooperating ones.
  package let isJoint: Bool
  /// The department that answers for it.
  package let lead: String
  /// The departments that join in (X).
  package let cooperating: [String]
  /// The forms by which it is checked.
  package let forms: [String]
  /// How it may be checked.
  package let methods: [CheckMethod]
  /// Where it applies (requirement I3).
  package let region: RegionCode
  /// The law that it rests on, article by article.
  package let basis: [String]
  /// What an inspector must know to check it; nil where nothing in particular (requirement R5).
  package let specialty: String?
  /// Where it comes from.
  package let origin: ItemOrigin
  /// Whether it may be checked.
  package let status: ItemStatus

  /// An item from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; a joint item needs its trade and its
  ///   cooperating departments (requirement I4).
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow(
      "id", "name", "trade", "level", "joint", "lead", "cooperating", "forms", "methods", "region",
      "basis", "specialty", "city_item", "local", "status", "reason")
    isJoint = try reader.flag("joint")
    id = try reader.text("id")
    name = try reader.label("name")
    trade = isJoint ? try reader.text("trade") : try reader.textIfPresent("trade")
    level = try reader.word("level")
    lead = try reader.text("lead")
    cooperating =
      isJoint ? try reader.someTexts("cooperating") : try reader.texts("cooperating")
    forms = try reader.someTexts("forms")
    methods = try reader.words("methods")
    region = try reader.region("region")
    basis = try reader.someTexts("basis")
    specialty = try reader.textIfPresent("specialty")
    origin = try Self.origin(reader)
    status = try ItemStatus(reader)
    guard !methods.isEmpty else { throw reader.error("methods", .missing) }
  }

  private static func origin(_ reader: DataReader) throws(DataError) -> ItemOrigin {
    if try reader.flag("local") {
      guard !reader.has("city_item") else { throw reader.error("city_item", .several) }
      return .local
    }
    return .city(try reader.text("city_item"))
  }

  /// The item's value in records.
  package var value: JSONValue {
    var members = status.members
    members["id"] = .string(id)
    members["name"] = name.value
    members["trade"] = trade.map(JSONValue.string)
    members["level"] = .string(level.rawValue)
    members["lead"] = .string(lead)
    members["forms"] = .strings(forms)
    members["methods"] = .strings(methods.map(\.rawValue))
    members["region"] = .string(region.description)
    members["basis"] = .strings(basis)
    members["specialty"] = specialty.map(JSONValue.string)
    if isJoint { members["joint"] = true }
    if !cooperating.isEmpty { members["cooperating"] = .strings(cooperating) }
    switch origin {
    case .city(let id): members["city_item"] = .string(id)
    case .local: members["local"] = true
    }
    return .object(members)
  }
}
