import Canonical
import Inspection
import Journal
import Merge
package import Storage

/// `office resolve`: a clerk's decision about a conflict (merge.md 7).
///
/// One of its values or a third one, with a reason, as one more entry.
package enum ResolveConflict {
  /// Decides a conflict.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - question: The question's name in any case, `state` for the visit's state, or a field of
  ///     the subject's data; nil where the visit has one conflict.
  ///   - choice: What is chosen.
  ///   - reason: Why.
  ///   - desk: The office; its clerk decides.
  /// - Returns: What was decided.
  /// - Throws: `OfficeError.clerkNeeded`, `blankReason`, `unknown`, `ownConflict`; `DecisionError`;
  ///   nothing is decided then.
  @discardableResult
  package static func run(
    _ visit: String, question: String?, _ choice: Decision.Choice, reason: String,
    at desk: OfficeDesk
  ) throws -> Decision {
    let clerk = try desk.deciding()
    let reason = try Reason.checked(reason) ?? ""
    return try desk.store.write { writing in
      let name = try FindOfficeVisit.named(visit, in: writing.reading)
      let file = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      let conflict = try file.conflict(named: question)
      let decision = try Decision(conflict, choice, in: file)
      try checkOutside(clerk, of: decision.authors)
      let entries = try desk.record([decision.draft(by: [clerk], reason: reason)], in: writing)
      try Decision.check(
        conflict, closedBy: entries.map(\.leaf), in: writing.reading.visitFile(name))
      return decision
    }
  }

  /// Decides what the visit's state is, which closes every contradiction about it.
  ///
  /// - Parameters:
  ///   - file: The visit.
  ///   - conflicts: The contradictions about its state.
  ///   - value: The state from now on.
  ///   - reason: Why.
  ///   - desk: The office; its clerk decides.
  /// - Throws: `OfficeError.clerkNeeded`, `ownConflict`; `DecisionError.stillOpen`; nothing is
  ///   decided then.
  static func state(
    of file: VisitFile, _ conflicts: [Conflict], is value: JSONValue, reason: String,
    at desk: OfficeDesk
  ) throws {
    let clerk = try desk.deciding()
    try checkOutside(clerk, of: Set(conflicts.flatMap(\.heads).flatMap(\.entry.by)))
    let payload = ResolutionPayload(register: .state, value: value, reason: reason)
    try desk.store.write { writing in
      let draft = payload.draft(visit: file.name, by: [clerk], heads: file.view.heads)
      let entries = try desk.record([draft], in: writing)
      let after = try writing.reading.visitFile(file.name)
      for conflict in conflicts {
        try Decision.check(conflict, closedBy: entries.map(\.leaf), in: after)
      }
    }
  }

  /// An author of what contradicts does not decide it alone (merge.md 7).
  private static func checkOutside(_ clerk: String, of authors: Set<String>) throws {
    guard !authors.contains(clerk) else { throw OfficeError.ownConflict(clerk) }
  }
}
