import Canonical

/// Chooses the inspectors (`assign` of verify_draw.py).
///
/// First as many places as can be are filled. Then each fillable place, in order, gets the
/// candidate with the smallest (load, ticket) that still lets all other fillable places be filled.
enum TeamAssignment {
  /// The teams of these objects, which come in rank order, and the places left empty.
  static func fill(
    _ objects: [DrawObject], _ roles: [Role], _ inspectors: [DrawInspector], _ seed: Digest
  ) -> (teams: [DrawnTeam], unfilled: [UnfilledPlace]) {
    let candidates = TeamCandidates(objects, roles, inspectors).bySlot
    var matching = TeamMatching(
      candidates: candidates, roles: roles.count, caps: inspectors.map(\.cap))
    let slots = candidates.indices
    let unfilled = slots.filter { !matching.place($0) }
    let tickets = TeamTickets(seed: seed)
    var load = [Int](repeating: 0, count: inspectors.count)
    for slot in slots where matching.at[slot] != nil {
      let place = tickets.place(
        object: objects[slot / roles.count].id, role: slot % roles.count)
      let preferred = candidates[slot]
        .map { Preference(load[$0], TeamTickets.ticket(of: inspectors[$0].id, at: place), $0) }
        .sorted()
      guard let chosen = preferred.first(where: { matching.fix(slot, to: $0.person) }) else {
        continue
      }
      load[chosen.person] += 1
    }
    let teams = objects.indices.map { index in
      let members = matching.at[index * roles.count..<(index + 1) * roles.count]
      return DrawnTeam(
        object: objects[index].id, members: members.map { $0.map { inspectors[$0].id } })
    }
    return (
      teams,
      unfilled.map {
        UnfilledPlace(object: objects[$0 / roles.count].id, role: $0 % roles.count)
      }
    )
  }

  /// The order in which candidates are tried.
  private struct Preference: Comparable {
    let load: Int
    let ticket: Digest
    let person: Int

    init(_ load: Int, _ ticket: Digest, _ person: Int) {
      self.load = load
      self.ticket = ticket
      self.person = person
    }

    static func < (left: Preference, right: Preference) -> Bool {
      (left.load, left.ticket) < (right.load, right.ticket)
    }
  }
}
