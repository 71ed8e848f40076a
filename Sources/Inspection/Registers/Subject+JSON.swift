package import Canonical

extension Subject {
  /// The subject's value in records; what is empty is not written.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "number": .string(id), "kind": .string(kind.rawValue), "name": .string(name),
      "region": .string(region.description),
    ]
    for (key, text) in texts where !text.isEmpty { members[key] = .string(text) }
    members["established"] = established.map { .string($0.description) }
    members["status"] = status.map { .string($0.rawValue) }
    members["unread_risk"] = unreadRisk.map(JSONValue.string)
    if !risks.isEmpty { members["risks"] = .array(risks.map(\.value)) }
    if inSandbox { members["sandbox"] = true }
    return .object(members)
  }

  private var texts: [(String, String)] {
    [
      ("entity_type", entityType), ("trade", trade), ("industry_code", industryCode),
      ("station", station), ("address", address), ("legal_representative", legalRepresentative),
      ("phone", phone), ("checklist", checklist),
    ]
  }

  /// A subject from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow(
      "number", "kind", "name", "entity_type", "trade", "industry_code", "region", "station",
      "address", "legal_representative", "phone", "established", "status", "risks", "unread_risk",
      "checklist", "sandbox")
    let kind = try reader.word("kind", SubjectKind.self)
    guard let number = SubjectNumber(try reader.text("number"), kind: kind) else {
      throw reader.error("number", .needs(.text))
    }
    self.init(
      number: number, kind: kind, name: try reader.text("name"),
      entityType: try reader.textIfPresent("entity_type") ?? "",
      trade: try reader.textIfPresent("trade") ?? "",
      industryCode: try reader.textIfPresent("industry_code") ?? "",
      region: try reader.region("region"), station: try reader.textIfPresent("station") ?? "",
      address: try reader.textIfPresent("address") ?? "",
      legalRepresentative: try reader.textIfPresent("legal_representative") ?? "",
      phone: try reader.textIfPresent("phone") ?? "",
      established: reader.has("established") ? try reader.date("established") : nil,
      status: reader.has("status") ? try reader.word("status") : nil,
      risks: try reader.objects("risks", RiskClass.init),
      unreadRisk: try reader.textIfPresent("unread_risk"),
      checklist: try reader.textIfPresent("checklist") ?? "",
      inSandbox: try reader.flag("sandbox"))
  }
}
