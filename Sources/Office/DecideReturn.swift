import Canonical
import Inspection
package import Journal
package import Merge
import Storage

/// `office visit accept` and `return`: what came back late counts, or goes back to the team.
///
/// Nothing of its own is written: a contradiction about the visit's state is decided by a
/// resolution of it, anything else that was flagged by a review, and what the office ended and now
/// gives back is reopened.
package enum DecideReturn {
  /// What is decided.
  package enum Decision: String, Sendable {
    /// The late work counts.
    case accept
    /// The team that has the visit goes on.
    case `return`
  }

  /// What came of it.
  package struct Result: Equatable, Sendable {
    /// The visit's id.
    package let visit: String
    /// The type of the entry that decides.
    package let act: EntryType
    /// Where the visit stands now.
    package let state: VisitState
  }

  /// Decides about a late return.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - decision: What is decided.
  ///   - reason: Why.
  ///   - desk: The office; its clerk decides.
  /// - Returns: What came of it.
  /// - Throws: `OfficeError.clerkNeeded`, `blankReason`, `unknown`; `ambiguous` where several
  ///   finishes came late; `ownConflict` for an author of what is decided; `visitStanding` where
  ///   nothing came late; as `ReviewVisit.run` where a review decides. Nothing has changed then.
  @discardableResult
  package static func run(
    _ visit: String, _ decision: Decision, reason: String, at desk: OfficeDesk
  ) throws -> Result {
    _ = try desk.deciding()
    let reason = try Reason.checked(reason) ?? ""
    let file = try file(visit, desk)
    let act = try decide(file, decision, reason, desk)
    let after = try self.file(file.name, desk)
    return Result(visit: file.name, act: act, state: after.view.state)
  }

  private static func decide(
    _ file: VisitFile, _ decision: Decision, _ reason: String, _ desk: OfficeDesk
  ) throws -> EntryType {
    let late = LateReturn(file)
    guard late.conflicts.isEmpty else {
      let value = decision == .accept ? try late.accepted() : late.returned
      try ResolveConflict.state(of: file, late.conflicts, is: value, reason: reason, at: desk)
      return .conflictResolved
    }
    if !file.flags.isEmpty {
      try ReviewVisit.run(
        file.name, decision == .accept ? .approve : .return, reason: reason, at: desk)
      return .visitReviewed
    }
    guard decision == .return, [.recalled, .voided].contains(file.view.state) else {
      throw OfficeError.visitStanding(file.name, .inTime)
    }
    try reopen(file, reason, desk)
    return .visitReopened
  }

  private static func reopen(_ file: VisitFile, _ reason: String, _ desk: OfficeDesk) throws {
    guard VisitPublication(file) == nil else {
      throw OfficeError.visitStanding(file.name, .published)
    }
    let draft = desk.draft(
      .visitReopened, visit: file.name, ["reason": .string(reason)], parents: file.view.heads)
    try desk.store.write { _ = try desk.record([draft], in: $0) }
  }

  private static func file(_ visit: String, _ desk: OfficeDesk) throws -> VisitFile {
    try desk.store.read { reading in
      let name = try FindOfficeVisit.named(visit, in: reading)
      return try reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
    }
  }
}
