/// Holds one entry of a plan against the rules and gathers what it breaks.
struct PlanEntryCheck {
  let entry: PlanEntry
  let path: [PathStep]
  let plan: AnnualPlan
  let list: ItemList
  let departments: DepartmentRegister
  let rules: Rules
  private(set) var findings: [PlanFinding] = []

  init(
    entry: PlanEntry, path: [PathStep], plan: AnnualPlan, list: ItemList,
    departments: DepartmentRegister, rules: Rules
  ) {
    self.entry = entry
    self.path = path
    self.plan = plan
    self.list = list
    self.departments = departments
    self.rules = rules
  }

  mutating func run() {
    checkDepartments()
    checkItems()
    checkTeams()
    checkStrata()
    checkPeriodAndPlace()
    if entry.source.isAdHoc, entry.kind == .internal { found(["source"], .adHocAlone) }
  }

  private mutating func found(_ place: [PathStep], _ rule: PlanRule) {
    findings.append(PlanFinding(path: path + place, rule: rule))
  }

  private mutating func checkDepartments() {
    if let rule = objection(to: entry.lead) { found(["lead"], rule) }
    for (index, team) in entry.teams.enumerated() where team.department != entry.lead {
      guard let rule = objection(to: team.department) else { continue }
      found(["teams", .index(index), "department"], rule)
    }
    if !entry.teams.contains(where: { $0.department == entry.lead }) {
      found(["teams"], .leadWithoutTeam)
    }
    switch entry.kind {
    case .joint: if entry.partners.isEmpty { found(["kind"], .jointWithoutPartner) }
    case .internal: if !entry.partners.isEmpty { found(["kind"], .internalWithPartner) }
    }
  }

  private func objection(to id: String) -> PlanRule? {
    guard departments[id] != nil else { return .unknownDepartment(id) }
    return departments.isCompetent(id) ? nil : .notCompetent(id)
  }

  private mutating func checkItems() {
    let sending = Set(entry.teams.map(\.department))
    for (index, id) in entry.items.enumerated() {
      guard let item = list[id] else {
        found(["items", .index(index)], .unknownItem(id))
        continue
      }
      if item.status != .active { found(["items", .index(index)], .inactiveItem(id)) }
      if !sending.contains(item.lead) {
        found(
          ["items", .index(index)], .itemWithoutDepartment(item: id, department: item.lead))
      }
      for department in item.cooperating where item.isJoint && !sending.contains(department) {
        found(["items", .index(index)], .cooperatorAbsent(item: id, department: department))
      }
    }
    // A department has its part in an item that it leads and in one that it cooperates in.
    let owners = Set(
      entry.items.compactMap { list[$0] }.flatMap { [$0.lead] + ($0.isJoint ? $0.cooperating : []) }
    )
    for (index, team) in entry.teams.enumerated() where !owners.contains(team.department) {
      found(["teams", .index(index), "department"], .departmentWithoutItem(team.department))
    }
  }

  private mutating func checkTeams() {
    let needed = max(rules.fewestOfficers, Team.fewestOfficers)
    if entry.roles.count < needed { found(["teams"], .teamTooSmall(needed: needed)) }
    let specialties = entry.specialties(in: list)
    if specialties.count > 1 { found(["teams"], .severalSpecialties(specialties.sorted())) }
    let asked = entry.teams.first { $0.specialists > 0 }
    if let asked, specialties.isEmpty {
      found(["teams"], .specialistOfNothing(asked.department))
    }
  }

  private mutating func checkStrata() {
    let ratios = Dictionary(entry.strata.map { ($0.stratum, $0) }) { first, _ in first }
    for stratum in RiskStratum.allCases {
      guard let ratio = ratios[stratum] else {
        found(["strata"], .lacksStratum(stratum))
        continue
      }
      if ratio.permille == 0, ratio.min == 0 { found(["strata"], .neverDrawn(stratum)) }
    }
    let rising: [RiskStratum] = [.a, .b, .c, .d]
    for (lower, higher) in zip(rising, rising.dropFirst()) {
      guard let low = ratios[lower], let high = ratios[higher], high.permille < low.permille
      else { continue }
      found(["strata"], .notMonotone(lower: lower, higher: higher))
    }
    guard entry.level(in: list) == .general else { return }
    guard let overall = entry.overallPermille else { return found([], .lacksOverall) }
    if overall > plan.generalCapPermille {
      found(["overall_permille"], .overCap(permille: overall, cap: plan.generalCapPermille))
    }
  }

  private mutating func checkPeriodAndPlace() {
    if entry.period.from.year != plan.year || entry.period.to.year != plan.year {
      found(["period"], .periodOutsideYear)
    }
    for (index, region) in entry.filter.regions.enumerated() where !plan.region.holds(region) {
      found(["filter", "regions", .index(index)], .foreignRegion(region.description))
    }
  }
}
