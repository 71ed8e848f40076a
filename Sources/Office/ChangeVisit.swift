import Canonical
import Journal
package import Merge
import Storage

/// `office visit recall` and `void`: the office takes a visit back, or ends it without a result.
///
/// Each is one entry of the visit's state; it names every head of the visit that the office holds
/// (merge.md 4). What a laptop wrote meanwhile is taken in all the same, and crosses with it.
package enum ChangeVisit {
  /// What became of the visit.
  package struct Result: Equatable, Sendable {
    /// The visit's id.
    package let visit: String
    /// Where it stands now, as far as the office knows.
    package let state: VisitState
    /// Whether anything was written: a visit that is recalled already is not recalled again.
    package let isNew: Bool
  }

  /// Takes a visit back from its team.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - reason: Why.
  ///   - desk: The office; its clerk decides.
  /// - Returns: What became of it.
  /// - Throws: `OfficeError.clerkNeeded`, `blankReason`, `unknown`, `ambiguous`; `visitStanding`
  ///   where it has a result, is in dispute or is public; nothing has changed then.
  @discardableResult
  package static func recall(
    _ visit: String, reason: String, at desk: OfficeDesk
  ) throws -> Result {
    try run(.visitRecalled, visit, reason, desk)
  }

  /// Ends a visit without a result; what was recorded stays.
  ///
  /// - Parameters: as `recall`.
  /// - Returns: What became of it.
  /// - Throws: as `recall`, but that a result that nobody approved does not stand against it.
  @discardableResult
  package static func void(
    _ visit: String, reason: String, at desk: OfficeDesk
  ) throws -> Result {
    try run(.visitVoided, visit, reason, desk)
  }

  private static func run(
    _ type: EntryType, _ visit: String, _ reason: String, _ desk: OfficeDesk
  ) throws -> Result {
    _ = try desk.deciding()
    let reason = try Reason.checked(reason) ?? ""
    return try desk.store.write { writing in
      let name = try FindOfficeVisit.named(visit, in: writing.reading)
      let file = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      guard file.view.state != (type == .visitRecalled ? .recalled : .voided) else {
        return Result(visit: name, state: file.view.state, isNew: false)
      }
      try file.checkOpen(to: type)
      let draft = desk.draft(
        type, visit: name, ["reason": .string(reason)], parents: file.view.heads)
      try desk.record([draft], in: writing)
      let after = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      return Result(visit: name, state: after.view.state, isNew: true)
    }
  }
}

extension VisitFile {
  /// Refuses an act of the office that the visit's standing does not let it do.
  ///
  /// What is in dispute is decided first, as an entry that passes over a dispute leaves it open
  /// (merge.md 7). A result is returned or voided, never recalled: nothing of it is out any more.
  ///
  /// - Parameter type: The act.
  /// - Throws: `OfficeError.visitStanding`.
  func checkOpen(to type: EntryType) throws {
    guard let why = try hindrance(to: type) else { return }
    throw OfficeError.visitStanding(name, why)
  }

  private func hindrance(to type: EntryType) throws -> VisitObstacle? {
    if VisitPublication(self) != nil { return .published }
    if let review = try VisitReview(self), review.decision == .approve,
      review.heads == headsDigest.hex
    {
      return .approved
    }
    let mayBeEnded = type != .visitRecalled
    switch view.state {
    case .undecided: return .undecided
    case .issued, .underway, .reassigned, .finishedInPart: return nil
    case .finished: return mayBeEnded ? nil : .finished
    case .voided: return .voided
    case .recalled: return mayBeEnded ? nil : .recalled
    }
  }
}
