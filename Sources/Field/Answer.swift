import Canonical
package import Forms
import Inspection
import Journal
import Merge
import Storage

/// `field answer`: sets or clears answers of one visit, all or none.
package enum Answer {
  /// An answer as somebody typed it.
  package struct Typed: Equatable, Sendable {
    /// The question's name or number.
    package let question: String
    /// What was typed; nil clears the answer.
    package let text: String?

    /// An answer from its parts.
    package init(_ question: String, _ text: String?) {
      self.question = question
      self.text = text
    }
  }

  /// What was recorded.
  package struct Recorded: Sendable {
    /// The question with its state after the answer.
    package let state: QuestionState
    /// Its evidence rule asks for more than there is.
    package let needsEvidence: Bool
  }

  /// Records answers in one transaction.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - answers: What was typed.
  ///   - by: Who answers; empty for the officers who arrived.
  ///   - reason: Why an earlier answer changes.
  ///   - laptop: The laptop.
  /// - Returns: Each answer as it was recorded, in the order given.
  /// - Throws: `FieldError.unknownVisit`, `ended`, `notArrived`, `notOfTheTeam`, `unknownQuestion`,
  ///   `filledByAct`, `instance`, `answeredTwice`, `answer`; nothing is recorded then.
  package static func run(
    _ visit: String, _ answers: [Typed], by: [String] = [], reason: String? = nil,
    on laptop: Laptop
  ) throws -> [Recorded] {
    try laptop.store.write { writing in
      let file = try laptop.arrivedFile(visit, writing.reading)
      let authors = by.isEmpty ? file.present : by
      try file.checkMembers(authors)
      var keys: [AnswerKey] = []
      let drafts = try answers.compactMap { typed in
        let state = try FindQuestion.named(typed.question, in: file)
        guard !keys.contains(state.key) else {
          throw FieldError.answeredTwice(question: state.key.question)
        }
        keys.append(state.key)
        return try draft(typed, state, file, by: authors, reason: reason)
      }
      let after =
        drafts.isEmpty
        ? file
        : try laptop.record(drafts, in: writing).visits[visit]
          .orThrow(FieldError.unknownVisit(visit))
      return keys.compactMap { key in
        after.evaluation[key].map { state in
          Recorded(state: state, needsEvidence: after.lacksEvidence(state))
        }
      }
    }
  }

  /// Nil where an answer is cleared that is not there: what stays as it is makes no entry
  /// (merge.md 3).
  private static func draft(
    _ typed: Typed, _ state: QuestionState, _ file: VisitFile, by authors: [String],
    reason: String?
  ) throws -> EntryDraft? {
    let key = state.key
    let form = try file.forms.form(key.form).orThrow(FieldError.unknownQuestion(key.question))
    let register = Register.answer(
      form: key.form, question: key.question, instance: key.instance)
    let held = file.view.registers[register]?.values ?? []
    if typed.text == nil, held.allSatisfy({ $0.value == nil }) { return nil }
    let payload = AnswerPayload(
      form: key.form, formDigest: form.digest, question: key.question, instance: key.instance,
      state: file.view.stateHead ?? .zero,
      value: try typed.text.map { try parse($0, state.question) },
      reason: reason)
    return payload.draft(
      visit: file.name, by: authors, parents: file.view.heads(of: register))
  }

  private static func parse(_ text: String, _ question: Question) throws -> JSONValue {
    do throws(AnswerError) {
      return try question.parse(text)
    } catch {
      throw FieldError.answer(error)
    }
  }
}
