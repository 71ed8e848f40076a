import Canonical
package import Inspection
import Journal
import Merge
import Storage

/// `office visit reassign`: gives a visit to another team (merge.md 4 and 10).
///
/// The entry holds the visit as the new team gets it, so that the next task bundle brings it to
/// them, and to whoever had it the news that it is no longer theirs.
package enum ReassignVisit {
  /// Gives the visit to another team.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - team: The inspectors' numbers.
  ///   - leader: Who leads; nil for the first of them.
  ///   - reason: Why.
  ///   - desk: The office; its clerk decides.
  /// - Returns: The visit as it is now.
  /// - Throws: `OfficeError.clerkNeeded`, `blankReason`, `unknown`, `ambiguous`; `visitStanding`
  ///   where it is voided, in dispute, approved or public; `teamRefused` with everything against
  ///   the team; nothing has changed then.
  @discardableResult
  package static func run(
    _ visit: String, to team: [String], leader: String? = nil, reason: String, at desk: OfficeDesk
  ) throws -> Visit {
    _ = try desk.deciding()
    let reason = try Reason.checked(reason) ?? ""
    return try desk.store.write { writing in
      let name = try FindOfficeVisit.named(visit, in: writing.reading)
      let file = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      try file.checkOpen(to: .visitReassigned)
      let new = try NewTeam(
        team, leader: leader, for: file, today: desk.surroundings.now().date(), writing.reading)
      guard let team = new.team, new.objections.isEmpty else {
        throw OfficeError.teamRefused(name, new.objections)
      }
      let given = file.visit.given(to: team)
      let draft = desk.draft(
        .visitReassigned, visit: name,
        [
          "visit": given.value, "team": .strings(team.officers.map(\.id)),
          "reason": .string(reason),
        ], parents: file.view.heads)
      try desk.record([draft], in: writing)
      return given
    }
  }
}
