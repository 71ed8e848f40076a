package import Canonical

/// What `answer.set` and `answer.cleared` hold.
package struct AnswerPayload: Hashable, Sendable {
  /// The form's id, such as `catering`.
  package var form: String
  /// The digest of the compiled form that the answer was given for.
  ///
  /// The answer stays valid under it for ever (design 5.5).
  package var formDigest: Digest
  /// The stable name of the question.
  package var question: String
  /// The repeat instance; empty where the question stands once.
  package var instance: String
  /// The leaf of the visit-state head that the writer saw (merge.md 4).
  package var state: Digest
  /// What was found; nil when the answer was cleared.
  package var value: JSONValue?
  /// Digests of the evidence that the answer rests on.
  package var evidence: [Digest]
  /// Why it was changed or cleared.
  package var reason: String?

  /// An answer from its parts.
  package init(
    form: String, formDigest: Digest, question: String, instance: String = "", state: Digest,
    value: JSONValue?, evidence: [Digest] = [], reason: String? = nil
  ) {
    self.form = form
    self.formDigest = formDigest
    self.question = question
    self.instance = instance
    self.state = state
    self.value = value
    self.evidence = evidence
    self.reason = reason
  }

  /// Reads the payload of an answer entry; nil when the entry is none or its data is not complete.
  package init?(_ entry: Entry) {
    guard EntryType.answers.contains(entry.type), let form = entry.content["form"]?.string,
      let question = entry.content["question"]?.string,
      let state = entry.content["state"]?.digest
    else { return nil }
    let digest = entry.content["form_sha256"]?.digest
    let named = entry.content["evidence"]?.strings ?? []
    self.init(
      form: form, formDigest: digest ?? .zero, question: question,
      instance: entry.content["instance"]?.string ?? "", state: state,
      value: entry.type == .answerSet ? entry.content["value"]?.json : nil,
      evidence: named.compactMap { Digest(hex: $0) }, reason: entry.content["reason"]?.string)
    guard entry.type == .answerCleared || value != nil else { return nil }
  }

  /// The entry that records the answer.
  ///
  /// - Parameters:
  ///   - visit: The visit concerned.
  ///   - by: The inspectors.
  ///   - parents: The heads of the register that they saw.
  /// - Returns: The act.
  package func draft(visit: String, by: [String], parents: [Digest]) -> EntryDraft {
    var data: [String: JSONValue] = [
      "form": .string(form), "form_sha256": .string(formDigest.hex),
      "question": .string(question), "state": .string(state.hex),
    ]
    if !instance.isEmpty { data["instance"] = .string(instance) }
    if !evidence.isEmpty { data["evidence"] = .strings(evidence.map(\.hex)) }
    if let value { data["value"] = value }
    if let reason { data["reason"] = .string(reason) }
    return EntryDraft(
      value == nil ? .answerCleared : .answerSet, visit: visit, by: by, data: data,
      parents: parents)
  }
}
