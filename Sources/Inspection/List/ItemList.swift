package import Canonical

/// An edition of the list of what may be checked (抽查事项清单, requirements 1.2).
package struct ItemList: Hashable, Sendable {
  /// The edition, such as `2023`.
  package let edition: String
  /// The document that it rests on.
  package let basis: BasisDocument
  /// The region it is of.
  package let region: RegionCode
  /// The items, in the order of the file.
  package let items: [CheckItem]

  /// A list from its value, as the office writes it.
  ///
  /// - Throws: `DataError` for what is missing or wrong, at its place; two items of one id are
  ///   refused.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow("edition", "basis", "region", "items")
    edition = try reader.text("edition")
    basis = try BasisDocument(try reader.object("basis"))
    region = try reader.region("region")
    items = try reader.someObjects("items", named: \.id, CheckItem.init)
  }

  /// The list's value in records.
  package var value: JSONValue {
    [
      "edition": .string(edition), "basis": basis.value, "region": .string(region.description),
      "items": .array(items.map(\.value)),
    ]
  }

  /// The item of that id.
  package subscript(id: String) -> CheckItem? {
    items.first { $0.id == id }
  }

  /// What keeps this edition from being published after the one before it, all of it.
  package func findings(
    after previous: ItemList? = nil, departments: DepartmentRegister
  ) -> [ItemListFinding] {
    var findings: [ItemListFinding] = []
    if let previous {
      for item in previous.items where self[item.id] == nil {
        findings.append(ItemListFinding(path: ["items"], rule: .removed(item.id)))
      }
      if previous.edition == edition, previous != self {
        findings.append(ItemListFinding(path: ["edition"], rule: .sameEdition(edition)))
      }
    }
    for (index, item) in items.enumerated() {
      findings += self.findings(item, at: ["items", .index(index)], departments)
    }
    return findings
  }

  private func findings(
    _ item: CheckItem, at path: [PathStep], _ departments: DepartmentRegister
  ) -> [ItemListFinding] {
    var findings: [ItemListFinding] = []
    if !departments.isCompetent(item.lead) {
      findings.append(ItemListFinding(path: path + ["lead"], rule: .notCompetent(item.lead)))
    }
    for (index, id) in item.cooperating.enumerated() {
      let place = path + ["cooperating", .index(index)]
      if !departments.isCompetent(id) {
        findings.append(ItemListFinding(path: place, rule: .notCompetent(id)))
      } else if id == item.lead {
        findings.append(ItemListFinding(path: place, rule: .leadCooperates(id)))
      }
    }
    if !item.region.holds(region), !region.holds(item.region) {
      findings.append(ItemListFinding(path: path + ["region"], rule: .foreignRegion))
    }
    return findings
  }
}
