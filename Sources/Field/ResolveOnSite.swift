import Inspection
import Journal
import Merge
package import Storage

/// `field resolve`: both inspectors decide together what their laptops recorded differently.
///
/// Once a colleague's bundle is merged. Nobody decides alone on a laptop (merge.md 7).
package enum ResolveOnSite {
  /// The fewest officers who decide.
  static let needed = 2

  /// Decides a conflict.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - question: The question's name in any case, `state`, or a field of the subject's data; nil
  ///     where the visit has one conflict.
  ///   - choice: What is chosen.
  ///   - reason: Why.
  ///   - by: The officers who decide, two at least; empty for those who arrived last.
  ///   - laptop: The laptop.
  /// - Returns: What was decided.
  /// - Throws: `FieldError.unknownVisit`, `notArrived`, `ended`, `givenAway`, `notOfTheTeam`,
  ///   `decidedAlone`, `officeDecides`; `DecisionError`; nothing is decided then.
  @discardableResult
  package static func run(
    _ visit: String, question: String?, _ choice: Decision.Choice, reason: String,
    by: [String] = [], on laptop: Laptop
  ) throws -> Decision {
    try laptop.store.write { writing in
      let file = try laptop.arrivedFile(visit, writing.reading)
      let officers = try deciding(by, file)
      let conflict = try file.conflict(named: question)
      // What the office did to the visit as a whole, only the office takes back.
      let isOfState = conflict.register == .state || conflict.register == nil
      guard !isOfState || !conflict.heads.contains(where: \.isFromOffice) else {
        throw FieldError.officeDecides(visit: visit)
      }
      let decision = try Decision(conflict, choice, in: file)
      let entries = try laptop.record(
        [decision.draft(by: officers, reason: reason)], in: writing
      ).entries
      try Decision.check(
        conflict, closedBy: entries.map(\.leaf), in: writing.reading.visitFile(visit))
      return decision
    }
  }

  /// The officers who decide, each once.
  private static func deciding(_ by: [String], _ file: VisitFile) throws -> [String] {
    try file.checkMembers(by)
    let officers = Set(file.officers.map(\.id)).intersection(by.isEmpty ? file.present : by)
    guard officers.count >= needed else {
      throw FieldError.decidedAlone(found: officers.count, needed: needed)
    }
    return officers.sorted()
  }
}
