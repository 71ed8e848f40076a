import Canonical
import Forms
import Inspection
import Journal
import Merge

/// The forms of a visit in every version that it was given, while a revision is on its way
/// (merge.md 9).
struct FormVersions: Sendable {
  /// The forms as they are now.
  let forms: VisitForms
  /// Earlier versions of them, by their digests.
  private let earlier: [Digest: CompiledForm]

  /// Reads the forms that a visit has and had.
  ///
  /// - Parameters:
  ///   - visit: The visit as it is now.
  ///   - issues: The visit each time that the office gave it.
  ///   - reading: The store; an earlier version that is not here is passed over.
  /// - Throws: `StoreError.contentMissing` when a present form is not here.
  init(_ visit: Visit, _ issues: [Visit], _ reading: Reading) throws {
    forms = try FormCache.forms(visit.forms.map(\.digest)) { try reading.form($0) }
    let now = Set(visit.forms.map(\.digest))
    let had = Set(issues.flatMap(\.forms).map(\.digest)).subtracting(now)
    var earlier: [Digest: CompiledForm] = [:]
    for digest in had where reading.content.holds(digest) {
      earlier[digest] = try reading.form(digest)
    }
    self.earlier = earlier
  }

  /// For each present answer that was given under an earlier version: the question as it stood
  /// there.
  func asked(_ view: VisitView) -> [AnswerKey: Question] {
    guard !earlier.isEmpty else { return [:] }
    var asked: [AnswerKey: Question] = [:]
    for (register, answer) in view.registers {
      guard let key = Self.key(of: register), let head = answer.heads.first else { continue }
      asked[key] = origin(of: head)?.question
    }
    return asked
  }

  /// The answers to questions that the present forms do not have, by form and question.
  func carried(_ view: VisitView, today: CalendarDate) -> [CarriedAnswer] {
    guard !earlier.isEmpty else { return [] }
    return view.registers.values.compactMap { answer -> CarriedAnswer? in
      guard let key = Self.key(of: answer.register),
        forms.form(key.form)?.question(key.question) == nil,
        answer.values.contains(where: { $0.value != nil }), let head = answer.heads.first,
        let (form, question) = origin(of: head) ?? named(key)
      else { return nil }
      let isFinding = answer.values.compactMap(\.value).contains {
        question.isFinding($0, today: today)
      }
      return CarriedAnswer(
        key: key, values: answer.values, version: form.version, question: question,
        isFinding: isFinding)
    }.sorted { $0.key < $1.key }
  }

  /// The earlier version under which an answer was given, and its question there; nil for one
  /// under the present version, and for a decision.
  private func origin(of head: RecordedEntry) -> (form: CompiledForm, question: Question)? {
    guard let payload = AnswerPayload(head.entry), let form = earlier[payload.formDigest],
      let question = form.question(payload.question)
    else { return nil }
    return (form, question)
  }

  /// An earlier version that has the question, for what a person decided about its answers.
  private func named(_ key: AnswerKey) -> (form: CompiledForm, question: Question)? {
    earlier.sorted { $0.key < $1.key }.lazy.compactMap { _, form in
      form.id == key.form ? form.question(key.question).map { (form, $0) } : nil
    }.first
  }

  private static func key(of register: Register) -> AnswerKey? {
    guard case .answer(let form, let question, let instance) = register else { return nil }
    return AnswerKey(form: form, question: question, instance: instance)
  }
}
