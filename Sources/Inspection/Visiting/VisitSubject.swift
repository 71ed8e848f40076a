package import Canonical

/// What a team must know of a subject, and nothing else (requirements A7, 2.4; design 5.1).
///
/// It holds no risk class and no sandbox.
package struct VisitSubject: Hashable, Sendable {
  /// Its id in the register: the credit code, registration number or object number.
  package let id: String
  /// What it is.
  package let kind: SubjectKind
  /// Its name.
  package let name: String
  /// Its trade.
  package let trade: String
  /// Where it does business.
  package let address: String
  /// Its legal representative or operator.
  package let legalRepresentative: String
  /// The telephone to reach it by.
  package let phone: String

  /// What a team must know of the subject.
  package init(_ subject: Subject) {
    id = subject.id
    kind = subject.kind
    name = subject.name
    trade = subject.trade
    address = subject.address
    legalRepresentative = subject.legalRepresentative
    phone = subject.phone
  }

  /// A subject of a visit from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("id", "kind", "name", "trade", "address", "legal_representative", "phone")
    id = try reader.text("id")
    kind = try reader.word("kind")
    name = try reader.text("name")
    trade = try reader.textIfPresent("trade") ?? ""
    address = try reader.textIfPresent("address") ?? ""
    legalRepresentative = try reader.textIfPresent("legal_representative") ?? ""
    phone = try reader.textIfPresent("phone") ?? ""
  }

  /// The subject's value in records; what is empty is not written.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "kind": .string(kind.rawValue), "name": .string(name),
    ]
    let texts = [
      ("trade", trade), ("address", address), ("legal_representative", legalRepresentative),
      ("phone", phone),
    ]
    for (key, text) in texts where !text.isEmpty { members[key] = .string(text) }
    return .object(members)
  }
}
