package import Canonical
package import Forms
import Inspection
import Journal
import Merge
import Storage

/// `office resolve`: a person's decision about a conflict (merge.md 7).
///
/// One of its heads or a third value, with a reason, as one more entry.
package enum ResolveConflict {
  /// What was chosen.
  package enum Choice: Equatable, Sendable {
    /// The value at that place of the conflict's list, from 1.
    case take(Int)
    /// A third value, as typed.
    case value(String)
    /// No value.
    case clear
  }

  /// What was decided.
  package struct Decision: Equatable, Sendable {
    /// The value that holds from now on; nil where none does.
    package let value: JSONValue?
    /// The question decided; nil for the visit's state and the subject's data.
    package let question: Question?
  }

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
  /// - Throws: `OfficeError.clerkNeeded`, `blankReason`, `unknown`, `noConflict`, `ownConflict`,
  ///   `value`, `onlyLetStand`, `stillOpen`; nothing is decided then.
  @discardableResult
  package static func run(
    _ visit: String, question: String?, _ choice: Choice, reason: String, at desk: OfficeDesk
  ) throws -> Decision {
    let clerk = try desk.deciding()
    let reason = try Reason.checked(reason) ?? ""
    return try desk.store.write { writing in
      let name = try FindOfficeVisit.named(visit, in: writing.reading)
      let file = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      let conflict = try FindConflict.named(question, in: file)
      try checkOutside(clerk, of: [conflict])
      let decided = try ConflictChoice(conflict, file).value(of: choice)
      let payload = ResolutionPayload(
        register: conflict.decidedRegister, value: conflict.isOfForms ? nil : decided,
        reason: reason)
      let draft = payload.draft(visit: name, by: [clerk], heads: parents(conflict, file))
      let entries = try desk.record([draft], in: writing)
      try check(conflict, entries.map(\.leaf), try writing.reading.visitFile(name))
      return Decision(value: decided, question: file.question(of: conflict))
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
  /// - Throws: `OfficeError.clerkNeeded`, `ownConflict`, `stillOpen`; nothing is decided then.
  static func state(
    of file: VisitFile, _ conflicts: [Conflict], is value: JSONValue, reason: String,
    at desk: OfficeDesk
  ) throws {
    let clerk = try desk.deciding()
    try checkOutside(clerk, of: conflicts)
    let payload = ResolutionPayload(register: .state, value: value, reason: reason)
    try desk.store.write { writing in
      let draft = payload.draft(visit: file.name, by: [clerk], heads: file.view.heads)
      let entries = try desk.record([draft], in: writing)
      let after = try writing.reading.visitFile(file.name)
      for conflict in conflicts { try check(conflict, entries.map(\.leaf), after) }
    }
  }

  /// An author of what contradicts does not decide it alone (merge.md 7).
  private static func checkOutside(_ clerk: String, of conflicts: [Conflict]) throws {
    let authors = Set(conflicts.flatMap(\.heads).flatMap(\.entry.by))
    guard !authors.contains(clerk) else { throw OfficeError.ownConflict(clerk) }
  }

  /// A decision about the state names every head of the visit, as any state entry does.
  private static func parents(_ conflict: Conflict, _ file: VisitFile) -> [Digest] {
    conflict.decidedRegister == .state ? file.view.heads : conflict.heads.map(\.leaf)
  }

  /// A decision that closes nothing would be written again and again: it must not stay.
  private static func check(
    _ conflict: Conflict, _ leaves: [Digest], _ file: VisitFile?
  ) throws {
    let idle = file?.view.withoutEffect.map(\.recorded.leaf) ?? []
    let open = file?.view.conflicts.map(\.id) ?? []
    guard !open.contains(conflict.id), !leaves.contains(where: idle.contains) else {
      throw OfficeError.stillOpen(conflict.visit)
    }
  }
}
