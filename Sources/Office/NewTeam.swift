import Canonical
import Inspection
import Storage

/// The team to which a visit is given anew, held against the rules by which a draw assigns teams.
///
/// Officers in post whose certificates outlast the visit's window and whose interests are known
/// (R2, 2.4, X7), as many of each department and specialty as the plan entry has places (X3), none
/// above its cap.
struct NewTeam {
  /// The team; nil where it may not be.
  private(set) var team: Team?
  /// Everything that stands against it.
  private(set) var objections: [Label] = []
  private let visit: Visit
  /// Until then the visit may be made.
  private let lastDay: CalendarDate

  /// Judges a team.
  ///
  /// - Parameters:
  ///   - ids: The inspectors' numbers.
  ///   - leader: Who leads; nil for the first.
  ///   - file: The visit.
  ///   - today: The day on which it is given to them.
  ///   - reading: The office's store.
  /// - Throws: `OfficeError.unknown(.inspector, _)`; the database's error.
  init(
    _ ids: [String], leader: String?, for file: VisitFile, today: CalendarDate, _ reading: Reading
  ) throws {
    visit = file.visit
    lastDay = max(today, visit.window.to)
    let inspectors = try ids.map { id in
      let value = try reading.inspector(id).orThrow(OfficeError.unknown(.inspector, id))
      return try Inspector(value)
    }
    let rules = try reading.rules()
    checkSame(ids, leader)
    for inspector in inspectors {
      check(inspector, excludesInterests: rules?.excludesDeclaredInterests ?? true)
    }
    if let entry = try reading.plan()?[visit.planEntry] {
      let needed = try reading.itemList().map { entry.specialties(in: $0) }?.first
      checkPlaces(entry, inspectors, specialty: needed)
      try checkCap(entry, inspectors, reading)
    }
    do throws(TeamError) {
      team = try Team(
        leader: leader ?? ids.first ?? "", members: inspectors.map { TeamMember($0) },
        fewest: rules?.fewestOfficers ?? Team.fewestOfficers)
    } catch {
      objections.append(error.text)
    }
  }

  private mutating func checkSame(_ ids: [String], _ leader: String?) {
    let now = visit.team
    guard Set(ids) == Set(now.members.map(\.id)), leader ?? ids.first == now.leader else { return }
    objections.append(Label(zh: "与现在的小组相同", en: "it is the team that has the visit now"))
  }

  private mutating func check(_ inspector: Inspector, excludesInterests: Bool) {
    let id = inspector.id
    guard inspector.category == .officer else { return }
    if !inspector.mayInspect(on: lastDay) {
      objections.append(
        Label(
          zh: "\(id) 不在岗，或执法证在 \(lastDay) 前到期",
          en: "\(id) is not in post, or has no certificate up to \(lastDay)"))
    }
    guard excludesInterests else { return }
    if inspector.hasUnreadInterests {
      objections.append(
        Label(zh: "\(id) 申报的利害关系无法识别", en: "the interests that \(id) declares cannot be read"))
    } else if inspector.interests.contains(visit.subject.id) {
      objections.append(
        Label(zh: "\(id) 与检查对象有利害关系，须回避", en: "\(id) has an interest in the subject: recused"))
    }
  }

  private mutating func checkPlaces(
    _ entry: PlanEntry, _ inspectors: [Inspector], specialty: String?
  ) {
    let concerned = Set(visit.departments.map(\.id))
    let slots = Dictionary(
      grouping: entry.roles.filter { concerned.contains($0.department) }, by: \.department)
    for (department, slots) in slots.sorted(by: { $0.key < $1.key }) {
      let officers = inspectors.filter { $0.category == .officer && $0.department == department }
      if officers.count < slots.count {
        objections.append(
          Label(
            zh: "\(department) 须有 \(slots.count) 名执法人员，只有 \(officers.count) 名",
            en: "\(department) has \(slots.count) places and \(officers.count) officers"))
      }
      guard let specialty else { continue }
      let expert = officers.count { $0.specialties.contains(specialty) }
      let needed = slots.count { $0.needsSpecialty }
      guard expert < needed else { continue }
      objections.append(
        Label(
          zh: "\(department) 须有 \(needed) 名有“\(specialty)”专长的人员，只有 \(expert) 名",
          en: "\(department) needs \(needed) with the specialty \(specialty) and has \(expert)"))
    }
  }

  /// Visits of the plan entry that an inspector has already, among those that are still to be made.
  private mutating func checkCap(
    _ entry: PlanEntry, _ inspectors: [Inspector], _ reading: Reading
  ) throws {
    var load: [String: Int] = [:]
    for (name, row) in try reading.visitRows()
    where name != visit.id.description && row["plan_entry"]?.string == entry.id {
      guard !["voided", "recalled"].contains(row["state"]?.string ?? "") else { continue }
      for member in row["team"]?.strings ?? [] { load[member, default: 0] += 1 }
    }
    for inspector in inspectors where load[inspector.id, default: 0] >= entry.inspectorCap {
      objections.append(
        Label(
          zh: "\(inspector.id) 在此计划中已有 \(load[inspector.id, default: 0]) 个任务，达到上限",
          en: "\(inspector.id) has \(load[inspector.id, default: 0]) visits of this plan entry, "
            + "as many as allowed"))
    }
  }
}
