package import Canonical
import Forms
import Inspection
import Journal
import Merge
import Storage

/// `office resolve`: a person's decision about a conflict: one of its heads or a third value, with
/// a reason, as one more entry (merge.md 7).
package enum ResolveConflict {
  /// What was chosen.
  package enum Choice: Equatable, Sendable {
    /// The value at that place of the conflict's list, from 1.
    case take(Int)
    /// A third value, as typed.
    case value(String)
  }

  /// Decides a conflict.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - question: The question's name; nil where the visit has one conflict, or for the visit's
  ///     state.
  ///   - choice: What is chosen.
  ///   - reason: Why.
  ///   - desk: The office; its clerk decides.
  /// - Returns: The value that holds from now on.
  /// - Throws: `OfficeError.unknown`, `noConflict`, `ownConflict`, `value`; nothing is decided then.
  @discardableResult
  package static func run(
    _ visit: String, question: String?, _ choice: Choice, reason: String, at desk: OfficeDesk
  ) throws -> JSONValue? {
    try desk.store.write { writing in
      let name = try FindOfficeVisit.named(visit, in: writing.reading)
      let file = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      let conflict = try conflict(in: file, question)
      let authors = Set(conflict.heads.flatMap(\.entry.by))
      guard !authors.contains(desk.clerk) else { throw OfficeError.ownConflict(desk.clerk) }
      let value = try value(choice, conflict, file)
      let payload = ResolutionPayload(
        register: try register(conflict), value: value, reason: reason)
      let heads = conflict.heads.map(\.leaf)
      let draft = payload.draft(
        visit: name, by: [desk.clerk],
        heads: conflict.register == .state || conflict.register == nil ? file.view.heads : heads)
      try desk.record([draft], in: writing)
      return value
    }
  }

  private static func conflict(in file: VisitFile, _ question: String?) throws -> Conflict {
    let matching = file.view.conflicts.filter { conflict in
      guard let question else { return true }
      guard case .answer(_, let name, let instance) = conflict.register else {
        return question == "state"
      }
      return question == name || question == "\(name)#\(instance)"
    }
    guard let first = matching.first else {
      throw OfficeError.noConflict([file.name, question].compactMap { $0 }.joined(separator: " "))
    }
    guard matching.count == 1 else { throw OfficeError.ambiguous(.conflict, file.name) }
    return first
  }

  private static func register(_ conflict: Conflict) throws -> ResolutionPayload.Register {
    switch conflict.register {
    case .answer(let form, let question, let instance):
      .answer(form: form, question: question, instance: instance)
    case .state, nil: .state
    case .subject(let field): throw OfficeError.unknown(.conflict, field)
    }
  }

  private static func value(
    _ choice: Choice, _ conflict: Conflict, _ file: VisitFile
  ) throws -> JSONValue? {
    switch choice {
    case .take(let number):
      guard conflict.values.indices.contains(number - 1) else {
        throw OfficeError.unknown(.head, String(number))
      }
      return conflict.values[number - 1].value
    case .value(let text):
      guard case .answer(let form, let question, _) = conflict.register else {
        return .string(text)
      }
      let asked = try file.forms.form(form)?.question(question)
        .orThrow(OfficeError.unknown(.conflict, question))
      do throws(AnswerError) {
        return try asked?.parse(text)
      } catch {
        throw OfficeError.value(question, error.expected)
      }
    }
  }
}
