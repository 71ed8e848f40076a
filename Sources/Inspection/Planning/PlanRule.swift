/// What a plan must keep, beyond being readable.
package enum PlanRule: Hashable, Sendable {
  /// It holds items of both levels (requirement P2).
  case lacksLevel(ItemLevel)
  /// It holds a joint entry (requirement P3).
  case lacksJointEntry
  /// It rests on the edition of the list that is given.
  case otherItemList(String)
  /// An entry of general items publishes its overall ratio (requirement P2).
  case lacksOverall
  /// That ratio keeps the cap (requirement P2).
  case overCap(permille: Int, cap: Int)
  /// Each class and the unclassified have a ratio of their own (requirements C2, C6).
  case lacksStratum(RiskStratum)
  /// The ratio does not fall as the risk rises (requirement C2).
  case notMonotone(lower: RiskStratum, higher: RiskStratum)
  /// No class is exempt from being drawn (requirements 2.3).
  case neverDrawn(RiskStratum)
  /// Only items of the list are checked (requirement I1).
  case unknownItem(String)
  /// Only items in force are checked (requirements I1, I2).
  case inactiveItem(String)
  /// Each item's department sends officers (requirement A4).
  case itemWithoutDepartment(item: String, department: String)
  /// A joint item is checked with all departments that cooperate in it (requirements I4, A4).
  case cooperatorAbsent(item: String, department: String)
  /// Each department concerned leads an item or cooperates in a joint one (requirement A4).
  case departmentWithoutItem(String)
  /// The department exists.
  case unknownDepartment(String)
  /// Every visit belongs to a department that the law makes competent, never to the coordinating
  /// office (requirements 7.1).
  case notCompetent(String)
  /// The lead sends officers.
  case leadWithoutTeam
  /// A joint entry has at least one other department (requirement A4).
  case jointWithoutPartner
  /// An entry of one department has no other (requirement A4).
  case internalWithPartner
  /// A team has two officers or more (requirements 2.7).
  case teamTooSmall(needed: Int)
  /// The specialists of one entry know one thing: the draw's format cannot say two.
  case severalSpecialties([String])
  /// A specialist has something to know.
  case specialistOfNothing(String)
  /// The period lies in the plan's year.
  case periodOutsideYear
  /// What comes beside the annual plan is joint in principle (requirement P8).
  case adHocAlone
  /// The plan is of the office's region (requirement A2).
  case otherRegion(String)
  /// Subjects are drawn within the plan's region (requirement I3).
  case foreignRegion(String)
}

extension PlanRule {
  /// Whether breaking the rule is a warning only.
  package var isWarning: Bool {
    switch self {
    case .lacksJointEntry, .neverDrawn, .adHocAlone: true
    default: false
    }
  }

  /// What is wrong where the rule is broken, for people.
  package var text: Label {
    switch self {
    case .lacksLevel(let level):
      Label(zh: "计划缺少\(level.label.zh)", en: "the plan holds no \(level.label.en)")
    case .lacksJointEntry: Label(zh: "计划没有部门联合抽查", en: "the plan holds no joint entry")
    case .otherItemList(let edition):
      Label(zh: "现行事项清单为 \(edition) 版", en: "the item list in force is edition \(edition)")
    case .lacksOverall:
      Label(
        zh: "一般检查事项须写明总体抽查比例",
        en: "an entry of general items must state its overall ratio")
    case .overCap(let permille, let cap):
      Label(
        zh: "总体比例 \(permille)‰ 超过一般事项上限 \(cap)‰",
        en: "\(permille) permille is over the cap of \(cap) for general items")
    case .lacksStratum(let stratum):
      Label(zh: "缺少\(stratum.label.zh)的比例", en: "no ratio for \(stratum.label.en)")
    case .notMonotone(let lower, let higher):
      Label(
        zh: "\(higher.label.zh)比例低于\(lower.label.zh)",
        en: "the ratio of \(higher.label.en) is below that of \(lower.label.en)")
    case .neverDrawn(let stratum):
      Label(zh: "\(stratum.label.zh)永远不会被抽到", en: "\(stratum.label.en) can never be drawn")
    case .unknownItem(let id): Label(zh: "清单没有事项 \(id)", en: "the list has no item \(id)")
    case .inactiveItem(let id): Label(zh: "事项 \(id) 已停用", en: "item \(id) is not in force")
    case .itemWithoutDepartment(let item, let department):
      Label(
        zh: "事项 \(item) 属“\(department)”，该部门未派员",
        en: "item \(item) is of “\(department)”, which sends nobody")
    case .cooperatorAbsent(let item, let department):
      Label(
        zh: "事项 \(item) 须由“\(department)”配合，该部门未派员",
        en: "item \(item) is checked together with “\(department)”, which sends nobody")
    case .departmentWithoutItem(let id):
      Label(zh: "“\(id)”没有自己的检查事项", en: "“\(id)” has no item of its own")
    case .unknownDepartment(let id):
      Label(zh: "“\(id)”不是成员单位", en: "“\(id)” is no member unit")
    case .notCompetent(let id):
      Label(
        zh: "“\(id)”是议事协调机构，不得实施检查",
        en: "“\(id)” is a coordinating office and may not inspect")
    case .leadWithoutTeam: Label(zh: "牵头部门未派员", en: "the lead department sends nobody")
    case .jointWithoutPartner:
      Label(
        zh: "没有配合部门，应为本部门抽查",
        en: "no other department takes part: this is an entry of one department")
    case .internalWithPartner:
      Label(zh: "有配合部门，应为部门联合抽查", en: "other departments take part: this is joint")
    case .teamTooSmall(let needed):
      Label(zh: "每组不足 \(needed) 名执法人员", en: "a team has fewer than \(needed) officers")
    case .severalSpecialties(let names):
      Label(
        zh: "需要多种专业：" + names.joined(separator: "、"),
        en: "several specialties are asked for: " + names.joined(separator: ", "))
    case .specialistOfNothing(let id):
      Label(
        zh: "要求“\(id)”派专业人员，但事项未写专业",
        en: "“\(id)” is to send a specialist, but no item of its names a specialty")
    case .periodOutsideYear: Label(zh: "起止时间不在计划年度内", en: "not within the plan's year")
    case .adHocAlone:
      Label(
        zh: "计划外单部门任务，原则上应部门联合",
        en: "beside the annual plan and of one department: joint in principle")
    case .otherRegion(let region):
      Label(zh: "本办区划为 \(region)", en: "the office is of region \(region)")
    case .foreignRegion(let region):
      Label(zh: "\(region) 不属本计划区划", en: "\(region) is not of the plan's region")
    }
  }
}
