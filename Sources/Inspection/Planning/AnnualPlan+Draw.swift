extension AnnualPlan {
  /// Everything that stands against drawing an entry now; empty where it may be drawn.
  ///
  /// - Parameters:
  ///   - entry: An entry of this plan.
  ///   - pool: The subjects that can be drawn for it.
  ///   - list: The list in force: nothing is checked that is not on it (requirement I1).
  ///   - departments: The departments of the region.
  ///   - rules: The rules in force.
  /// - Returns: The objections, in the order in which they are told.
  package func objections(
    toDrawing entry: PlanEntry, from pool: [Subject], items list: ItemList,
    departments: DepartmentRegister, rules: Rules
  ) -> [DrawObjection] {
    var objections: [DrawObjection] = []
    if departments.region.isCounty, !entry.mode.countyMayDraw {
      objections.append(.cityDraws(entry.mode))
    }
    if let index = entries.firstIndex(where: { $0.id == entry.id }) {
      let findings = findings(
        ofEntryAt: index, items: list, departments: departments, rules: rules)
      objections += findings.filter { !$0.isWarning }.map { .breaksPlan($0.rule) }
    }
    return objections + self.objections(to: pool, for: entry, level: entry.level(in: list))
  }

  private func objections(
    to pool: [Subject], for entry: PlanEntry, level: ItemLevel
  ) -> [DrawObjection] {
    guard !pool.isEmpty else { return [.emptyPool] }
    let schemes = Set(pool.flatMap(\.risks).map(\.scheme))
    guard schemes.isEmpty || schemes.contains(entry.riskScheme) else {
      return [.unknownScheme(entry.riskScheme, known: schemes.sorted())]
    }
    let sizes = pool.reduce(into: [:]) { $0[entry.stratum(of: $1), default: 0] += 1 }
    let limits = [level == .general ? generalCapPermille : nil, entry.overallPermille]
    guard let limit = limits.compactMap(\.self).min(), !entry.stays(under: limit, in: sizes) else {
      return []
    }
    let (drawn, size) = entry.overall(of: sizes)
    return [.overRatio(drawn: drawn, pool: size, permille: limit)]
  }
}
