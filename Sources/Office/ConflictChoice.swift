import Canonical
import Forms
import Inspection
import Journal
import Merge
import Storage

/// What a choice about a conflict comes to as a value.
struct ConflictChoice {
  private let conflict: Conflict
  private let file: VisitFile

  init(_ conflict: Conflict, _ file: VisitFile) {
    self.conflict = conflict
    self.file = file
  }

  /// The value chosen; nil where none holds from now on.
  ///
  /// - Throws: `OfficeError.unknown(.head, _)`, `value`; `onlyLetStand` for a logical conflict and
  ///   another value than that which is there.
  func value(of choice: ResolveConflict.Choice) throws -> JSONValue? {
    let value = try chosen(choice)
    guard conflict.isOfForms else { return value }
    let question = file.question(of: conflict)?.name ?? ""
    let standing = conflict.values.first?.value
    guard value == standing else {
      throw OfficeError.onlyLetStand(question, isAnswered: standing != nil)
    }
    return value
  }

  private func chosen(_ choice: ResolveConflict.Choice) throws -> JSONValue? {
    switch choice {
    case .clear:
      guard conflict.decidedRegister != .state else {
        throw OfficeError.value("state", Words.stateNeeded)
      }
      return nil
    case .take(let number):
      guard conflict.values.indices.contains(number - 1) else {
        throw OfficeError.unknown(.head, String(number))
      }
      return conflict.values[number - 1].value
    case .value(let text):
      guard let question = file.question(of: conflict) else { return .string(text) }
      do throws(AnswerError) {
        return try question.parse(text)
      } catch {
        throw OfficeError.value(question.name, error.expected)
      }
    }
  }
}

extension Conflict {
  /// Whether the forms are violated on the merged answers: a decision lets that stand and sets
  /// nothing, since the answer's own entry goes on saying what it says.
  var isOfForms: Bool {
    [.answeredIrrelevant, .constraintBroken, .requiredMissing].contains(kind)
  }

  /// The register that a decision about the conflict names.
  var decidedRegister: ResolutionPayload.Register {
    switch register {
    case .answer(let form, let question, let instance):
      isOfForms
        ? .logic(form: form, question: question, instance: instance)
        : .answer(form: form, question: question, instance: instance)
    case .subject(let field): .subject(field: field)
    case .state, nil: .state
    }
  }
}

extension VisitFile {
  /// The question that a conflict is about, in the visit's form; nil for any other conflict.
  func question(of conflict: Conflict) -> Question? {
    guard case .answer(let form, let question, _) = conflict.register else { return nil }
    return self.question(question, of: form)
  }
}
