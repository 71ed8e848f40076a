extension PlanEntry {
  /// Why the subject cannot be drawn for this entry; nil where it can.
  ///
  /// - Parameters:
  ///   - subject: A subject of the register.
  ///   - visitsThisYear: Visits that count against its cap and were issued already.
  ///   - level: The entry's level, as a sandbox spares its members general items only.
  ///   - caps: The caps of the plan.
  ///   - rules: The rules in force.
  /// - Returns: The first reason that applies.
  package func reasonLeftOut(
    _ subject: Subject, visitsThisYear: Int, level: ItemLevel, caps: [VisitCap], rules: Rules
  ) -> LeftOutReason? {
    guard filter.concerns(subject) else { return .otherTrade }
    guard filter.regions.contains(where: { $0.holds(subject.region) }) else {
      return .foreignRegion
    }
    guard let status = subject.status else { return .unknownStatus }
    guard filter.statuses.contains(status) else { return .status(status) }
    guard subject.unreadRisk == nil else { return .unknownRiskClass }
    if subject.inSandbox, level == .general, rules.sparesSandbox { return .sandbox }
    let cap = caps.first { $0.stratum == stratum(of: subject) }
    if let cap, visitsThisYear >= cap.visits { return .visitCap }
    return nil
  }

  /// How many are drawn from a pool and how many are in it: the exact overall ratio.
  package func overall(of pool: [RiskStratum: Int]) -> (drawn: Int, pool: Int) {
    let drawn = strata.map { $0.quota(of: pool[$0.stratum] ?? 0) }.reduce(0, +)
    return (drawn, pool.values.reduce(0, +))
  }

  /// Whether a draw from that pool stays under a cap on its overall ratio.
  ///
  /// Each stratum's ratio is
  /// rounded up to a whole subject, which in a small pool must not count against the cap: one
  /// subject for each stratum is let pass.
  package func stays(under capPermille: Int, in pool: [RiskStratum: Int]) -> Bool {
    let (drawn, size) = overall(of: pool)
    let rounding = strata.count { (pool[$0.stratum] ?? 0) > 0 }
    return (drawn - rounding) * 1000 <= size * capPermille
  }
}
