package import Canonical

/// One entry of the annual plan (requirements 1.4).
///
/// It says what is checked, by whom, how many of whom, and when.
package struct PlanEntry: Hashable, Sendable {
  /// Its number within the plan, such as `2023-01`.
  package let id: String
  /// Its name as published.
  package let name: Label
  /// Joint or of one department.
  package let kind: PlanKind
  /// Who draws and who checks.
  package let mode: DrawMode
  /// What brought it into the plan.
  package let source: PlanSource
  /// Why it was added; must be said for anything but the annual plan.
  package let reason: String?
  /// Why it was chosen, in the words of the notice (requirement P1).
  package let tags: [String]
  /// The department that initiates, organises and publishes (requirement P4).
  package let lead: String
  /// What each department sends; the lead among them.
  package let teams: [PlanTeam]
  /// The ids of the items that are checked.
  package let items: [String]
  /// Which subjects it is about.
  package let filter: PlanFilter
  /// The scheme whose class governs (requirement A6).
  package let riskScheme: String
  /// How many of each stratum are drawn.
  package let strata: [PlanStratum]
  /// The published overall ratio in permille; nil where none is published.
  package let overallPermille: Int?
  /// When it is carried out.
  package let period: DateWindow
  /// How many rounds a year.
  package let timesPerYear: Int
  /// The most visits that one inspector gets in one draw.
  package let inspectorCap: Int

  /// An entry from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `several` for two leads (requirement A4),
  ///   `missing` for an ad-hoc entry without its reason (requirement A8).
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow(
      "id", "name", "kind", "mode", "source", "reason", "tags", "lead", "teams", "items", "filter",
      "risk_scheme", "strata", "overall_permille", "period", "times_per_year", "inspector_cap")
    id = try reader.text("id")
    name = try reader.label("name")
    kind = try reader.word("kind")
    mode = try reader.word("mode")
    source = try reader.word("source")
    reason = source.isAdHoc ? try reader.text("reason") : try reader.textIfPresent("reason")
    tags = try reader.texts("tags")
    lead = try reader.text("lead")
    teams = try reader.someObjects("teams", named: \.department, PlanTeam.init)
    items = try reader.someTexts("items")
    filter = try PlanFilter(try reader.object("filter"))
    riskScheme = try reader.text("risk_scheme")
    strata = try reader.someObjects("strata", named: \.stratum.rawValue, PlanStratum.init)
    overallPermille =
      reader.has("overall_permille") ? try reader.integer("overall_permille", in: 0...1000) : nil
    period = try DateWindow(try reader.object("period"))
    timesPerYear = try reader.integer("times_per_year", in: 1...52, otherwise: 1)
    inspectorCap = try reader.integer("inspector_cap", in: 1...10_000)
  }

  /// The entry's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "name": name.value, "kind": .string(kind.rawValue),
      "mode": .string(mode.rawValue), "source": .string(source.rawValue), "tags": .strings(tags),
      "lead": .string(lead), "teams": .array(teams.map(\.value)), "items": .strings(items),
      "filter": filter.value, "risk_scheme": .string(riskScheme),
      "strata": .array(strata.map(\.value)), "period": period.value,
      "times_per_year": .integer(timesPerYear), "inspector_cap": .integer(inspectorCap),
    ]
    members["reason"] = reason.map(JSONValue.string)
    members["overall_permille"] = overallPermille.map(JSONValue.integer)
    return .object(members)
  }

  /// The departments that join the lead (X).
  package var partners: [String] { teams.map(\.department).filter { $0 != lead } }

  /// The departments concerned, the lead first.
  package var departments: [String] { [lead] + partners }

  /// The places that each team of the entry has, the lead department's first.
  package var roles: [RoleSlot] {
    let ordered = teams.filter { $0.department == lead } + teams.filter { $0.department != lead }
    return ordered.flatMap { team in
      (1...team.officers).map { place in
        RoleSlot(
          name: "\(team.department)-\(place)", department: team.department,
          needsSpecialty: place <= team.specialists)
      }
    }
  }

  /// General where all its items are, otherwise key; unknown items are passed over.
  package func level(in list: ItemList) -> ItemLevel {
    items.contains { list[$0]?.level == .key } ? .key : .general
  }

  /// What a specialist of the entry must know; empty where nothing is asked for.
  ///
  /// It is what the items of the departments that send specialists ask for.
  package func specialties(in list: ItemList) -> Set<String> {
    let asking = Set(teams.filter { $0.specialists > 0 }.map(\.department))
    return Set(
      items.compactMap { list[$0] }.filter { asking.contains($0.lead) }
        .compactMap(\.specialty))
  }

  /// The forms of its items, each once, in the order of the items.
  package func forms(in list: ItemList) -> [String] {
    items.flatMap { list[$0]?.forms ?? [] }.reduce(into: []) { forms, form in
      if !forms.contains(form) { forms.append(form) }
    }
  }

  /// The stratum that a subject is drawn from.
  package func stratum(of subject: Subject) -> RiskStratum {
    RiskStratum(subject.grade(scheme: riskScheme))
  }
}
