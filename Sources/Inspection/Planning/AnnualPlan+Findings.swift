extension AnnualPlan {
  /// Everything that the plan breaks, warnings among it, in the order of the file.
  package func findings(
    items list: ItemList, departments: DepartmentRegister, rules: Rules
  ) -> [PlanFinding] {
    var findings: [PlanFinding] = []
    if itemList != list.edition {
      findings.append(PlanFinding(path: ["item_list"], rule: .otherItemList(list.edition)))
    }
    let levels = Set(entries.flatMap(\.items).compactMap { list[$0]?.level })
    for level in ItemLevel.allCases where !levels.contains(level) {
      findings.append(PlanFinding(path: ["entries"], rule: .lacksLevel(level)))
    }
    if !entries.contains(where: { $0.kind == .joint }) {
      findings.append(PlanFinding(path: ["entries"], rule: .lacksJointEntry))
    }
    if region != departments.region {
      findings.append(
        PlanFinding(path: ["region"], rule: .otherRegion(departments.region.description)))
    }
    for index in entries.indices {
      findings += self.findings(
        ofEntryAt: index, items: list, departments: departments, rules: rules)
    }
    return findings
  }

  /// Everything that one entry breaks, warnings among it.
  func findings(
    ofEntryAt index: Int, items list: ItemList, departments: DepartmentRegister, rules: Rules
  ) -> [PlanFinding] {
    var check = PlanEntryCheck(
      entry: entries[index], path: ["entries", .index(index)], plan: self, list: list,
      departments: departments, rules: rules)
    check.run()
    return check.findings
  }
}
