package import Canonical
package import Forms
import Inspection
package import Journal
package import Merge

/// A person's decision about one conflict of a visit, as it will be recorded (merge.md 7).
///
/// One of the conflict's values or a third one. Who may decide, and why, is the office's or the
/// laptop's rule.
package struct Decision: Sendable {
  /// What was chosen.
  package enum Choice: Equatable, Sendable {
    /// The value at that place of the conflict's list, from 1.
    case take(Int)
    /// A third value, as typed.
    case value(String)
    /// No value.
    case clear
  }

  /// The conflict decided.
  package let conflict: Conflict
  /// The value that holds from now on; nil where none does.
  package let value: JSONValue?
  /// The question decided; nil for the visit's state and the subject's data.
  package let question: Question?
  private let parents: [Digest]

  /// What a choice about a conflict comes to.
  ///
  /// - Parameters:
  ///   - conflict: An open conflict of the visit.
  ///   - choice: What is chosen.
  ///   - file: The visit.
  /// - Throws: `DecisionError.unknownValue`, `notTaken`; `onlyLetStand` for a conflict of logic and
  ///   another value than that which is there.
  package init(
    _ conflict: Conflict, _ choice: Choice, in file: VisitFile
  ) throws(DecisionError) {
    let question = file.question(of: conflict)
    let value = try conflict.value(of: choice, question)
    if conflict.isOfForms {
      let standing = conflict.values.first?.value
      guard value == standing else {
        throw .onlyLetStand(question?.name ?? "", isAnswered: standing != nil)
      }
    }
    self.conflict = conflict
    self.value = value
    self.question = question
    // A decision about the state names every head of the visit, as any state entry does.
    parents =
      conflict.decidedRegister == .state ? file.view.heads : conflict.heads.map(\.leaf)
  }

  /// Who wrote what contradicts: none of them decides it alone.
  package var authors: Set<String> { Set(conflict.heads.flatMap(\.entry.by)) }

  /// The entry that records the decision.
  package func draft(by people: [String], reason: String) -> EntryDraft {
    ResolutionPayload(
      register: conflict.decidedRegister, value: conflict.isOfForms ? nil : value, reason: reason
    ).draft(visit: conflict.visit, by: people, heads: parents)
  }

  /// Refuses what closes nothing, which would be written again and again.
  ///
  /// - Parameters:
  ///   - conflict: What was decided.
  ///   - leaves: The entries that record the decision.
  ///   - file: The visit with them; nil where it is not there.
  /// - Throws: `DecisionError.stillOpen`.
  package static func check(
    _ conflict: Conflict, closedBy leaves: [Digest], in file: VisitFile?
  ) throws(DecisionError) {
    let idle = file?.view.withoutEffect.map(\.recorded.leaf) ?? []
    let open = file?.view.conflicts.map(\.id) ?? []
    guard !open.contains(conflict.id), !leaves.contains(where: idle.contains) else {
      throw .stillOpen(conflict.visit)
    }
  }
}

extension Conflict {
  /// Whether the forms are violated on the merged answers: a decision lets that stand and sets
  /// nothing, since the answer's own entry goes on saying what it says.
  fileprivate var isOfForms: Bool {
    [.answeredIrrelevant, .constraintBroken, .requiredMissing].contains(kind)
  }

  /// The register that a decision about the conflict names.
  fileprivate var decidedRegister: ResolutionPayload.Register {
    switch register {
    case .answer(let form, let question, let instance):
      isOfForms
        ? .logic(form: form, question: question, instance: instance)
        : .answer(form: form, question: question, instance: instance)
    case .subject(let field): .subject(field: field)
    case .state, nil: .state
    }
  }

  fileprivate func value(
    of choice: Decision.Choice, _ question: Question?
  ) throws(DecisionError) -> JSONValue? {
    switch choice {
    case .clear:
      guard decidedRegister != .state else {
        throw .notTaken(
          "state",
          Label(
            zh: "任务总有一个状态，如 visit.finished", en: "a visit has a state, such as visit.finished"))
      }
      return nil
    case .take(let number):
      guard values.indices.contains(number - 1) else { throw .unknownValue(number) }
      return values[number - 1].value
    case .value(let text):
      guard let question else { return .string(text) }
      do throws(AnswerError) {
        return try question.parse(text)
      } catch {
        throw .notTaken(question.name, error.expected)
      }
    }
  }
}

extension VisitFile {
  /// The question that a conflict is about, in the visit's form; nil for any other conflict.
  fileprivate func question(of conflict: Conflict) -> Question? {
    guard case .answer(let form, let question, _) = conflict.register else { return nil }
    return self.question(question, of: form)
  }
}
