import Canonical
import Journal

/// What one entry means to the fold.
enum Act {
  /// Sets or clears an answer; the state is the leaf of the state head that its writer saw.
  case answer(Register, value: JSONValue?, state: Digest)
  /// Sets or clears a field of the subject's data.
  case correction(Register, value: JSONValue?)
  /// Changes the state of the visit.
  case state(EntryType)
  /// Decides a conflict of a register.
  case resolution(Register, value: JSONValue?)
  /// Decides the logical conflict of a question by naming its heads; it sets nothing, and is an
  /// entry of no register.
  case logicalDecision(Register)
  /// Anything else that belongs to a visit: it takes part in no register.
  case other
  /// The type says what it should hold, and it does not.
  case unreadable

  /// What the entry means, its questions under the names that they have now.
  init(_ entry: Entry, _ renamed: RenamedQuestions) {
    switch entry.type {
    case .answerSet, .answerCleared: self = Act.answer(in: entry, renamed)
    case SubjectCorrection.type: self = Act.correction(in: entry)
    case .conflictResolved: self = Act.decision(in: entry, renamed)
    case let type where EntryType.visitStates.contains(type): self = .state(type)
    case .visitSigned: self = SignaturePayload(entry) == nil ? .unreadable : .other
    case .evidenceCaptured: self = EvidencePayload(entry) == nil ? .unreadable : .other
    default: self = .other
    }
  }

  /// The register that the entry belongs to.
  var register: Register? {
    switch self {
    case .answer(let register, _, _), .correction(let register, _), .resolution(let register, _):
      register
    case .state: .state
    case .logicalDecision, .other, .unreadable: nil
    }
  }

  private static func answer(in entry: Entry, _ renamed: RenamedQuestions) -> Act {
    guard let payload = AnswerPayload(entry) else { return .unreadable }
    let register = Register.answer(
      form: payload.form, question: payload.question, instance: payload.instance)
    return .answer(renamed.present(register), value: payload.value, state: payload.state)
  }

  private static func correction(in entry: Entry) -> Act {
    guard let payload = SubjectCorrection(entry) else { return .unreadable }
    return .correction(.subject(field: payload.field), value: payload.value)
  }

  private static func decision(in entry: Entry, _ renamed: RenamedQuestions) -> Act {
    guard let payload = ResolutionPayload(entry) else { return .unreadable }
    switch payload.register {
    case .answer(let form, let question, let instance):
      let register = Register.answer(form: form, question: question, instance: instance)
      return .resolution(renamed.present(register), value: payload.value)
    case .state: return .resolution(.state, value: payload.value)
    case .subject(let field):
      return .resolution(.subject(field: field), value: payload.value)
    case .logic(let form, let question, let instance):
      let register = Register.answer(form: form, question: question, instance: instance)
      return .logicalDecision(renamed.present(register))
    }
  }
}
