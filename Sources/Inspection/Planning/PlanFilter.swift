package import Canonical

/// Which subjects an entry is about.
package struct PlanFilter: Hashable, Sendable {
  /// The trades, as the register names them; empty means all.
  package let trades: [String]
  /// The checklists, as the register names them; empty means all.
  package let checklists: [String]
  /// The regions within which a subject must lie (requirement I3).
  package let regions: [RegionCode]
  /// The registration statuses with which a subject can be drawn.
  package let statuses: [RegistrationStatus]

  /// A filter from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; statuses must be said, and are never taken
  ///   for granted.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("trades", "checklists", "regions", "statuses")
    trades = try reader.texts("trades")
    checklists = try reader.texts("checklists")
    var regions: [RegionCode] = []
    for (index, text) in try reader.someTexts("regions").enumerated() {
      guard let region = RegionCode(text) else {
        let place = reader.path + ["regions", .index(index)]
        throw DataError(path: place, reason: .needs(.region))
      }
      regions.append(region)
    }
    self.regions = regions
    _ = try reader.someTexts("statuses")
    statuses = try reader.words("statuses")
  }

  /// The filter's value in records.
  package var value: JSONValue {
    [
      "trades": .strings(trades), "checklists": .strings(checklists),
      "regions": .strings(regions.map(\.description)),
      "statuses": .strings(statuses.map(\.rawValue)),
    ]
  }

  /// The filter as one line, as the draw's plan publishes it.
  package var text: String {
    let parts = [
      ("trade in", trades), ("checklist in", checklists),
      ("region in", regions.map(\.description)), ("status in", statuses.map(\.rawValue)),
    ]
    return parts.filter { !$0.1.isEmpty }
      .map { "\($0.0) (\($0.1.joined(separator: ", ")))" }.joined(separator: " and ")
  }

  /// Whether the entry is about subjects of this trade and checklist at all.
  package func concerns(_ subject: Subject) -> Bool {
    (trades.isEmpty || trades.contains(subject.trade))
      && (checklists.isEmpty || checklists.contains(subject.checklist))
  }
}
