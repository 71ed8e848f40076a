/// Who may take each place: of a department of the role, with the object's specialty where the
/// role needs it, and not recused from the object.
struct TeamCandidates {
  /// For each slot the numbers of the inspectors who may, in the order of their file.
  ///
  /// A slot is the object's number × the number of roles + the role's number.
  let bySlot: [[Int]]

  init(_ objects: [DrawObject], _ roles: [Role], _ inspectors: [DrawInspector]) {
    var recused: [String: Set<Int>] = [:]
    for (person, inspector) in inspectors.enumerated() {
      for object in inspector.recused { recused[object, default: []].insert(person) }
    }
    var shared: [Kind: [Int]] = [:]
    var bySlot: [[Int]] = []
    bySlot.reserveCapacity(objects.count * roles.count)
    for object in objects {
      let excluded = recused[object.id] ?? []
      for (number, role) in roles.enumerated() {
        let kind = Kind(role: number, specialty: role.needsSpecialty ? object.specialty : nil)
        let able = shared[kind] ?? TeamCandidates.able(role, kind.specialty, inspectors)
        shared[kind] = able
        bySlot.append(excluded.isEmpty ? able : able.filter { !excluded.contains($0) })
      }
    }
    self.bySlot = bySlot
  }

  /// Slots of one kind share one list, so that memory grows with the recusals only.
  private struct Kind: Hashable {
    let role: Int
    let specialty: String?
  }

  private static func able(
    _ role: Role, _ specialty: String?, _ inspectors: [DrawInspector]
  ) -> [Int] {
    inspectors.indices.filter { person in
      guard role.departments.contains(inspectors[person].department) else { return false }
      guard role.needsSpecialty else { return true }
      return specialty.map(inspectors[person].specialties.contains) ?? false
    }
  }
}
