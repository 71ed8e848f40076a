package import Canonical

/// What `conflict.resolved` holds: a person's decision between heads.
///
/// The entry's parents are the heads it decides (merge.md 7).
package struct ResolutionPayload: Hashable, Sendable {
  /// Which register is decided.
  package enum Register: Hashable, Sendable {
    /// The answer to one question.
    case answer(form: String, question: String, instance: String)
    /// The state of the visit.
    case state
    /// One field of the subject's data.
    case subject(field: String)
    /// What the forms ask of one question on the merged answers (merge.md 5): the decision lets it
    /// stand as it is, and sets nothing.
    case logic(form: String, question: String, instance: String)
  }

  /// Which register is decided.
  package var register: Register
  /// The value that holds from now on; nil clears the answer.
  ///
  /// It is a head's or a third one; for a state, its word such as `visit.finished`.
  package var value: JSONValue?
  /// Why.
  package var reason: String

  /// A decision from its parts.
  package init(register: Register, value: JSONValue?, reason: String) {
    self.register = register
    self.value = value
    self.reason = reason
  }

  /// Reads the payload of a `conflict.resolved` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == .conflictResolved, let reason = entry.content["reason"]?.string else {
      return nil
    }
    guard let register = Register(entry) else { return nil }
    self.register = register
    value = entry.content["value"]?.json
    self.reason = reason
  }

  /// The entry that records the decision about those heads.
  package func draft(visit: String, by: [String], heads: [Digest]) -> EntryDraft {
    var data: [String: JSONValue] = ["reason": .string(reason)]
    data.merge(register.data) { _, new in new }
    if let value { data["value"] = value }
    return EntryDraft(.conflictResolved, visit: visit, by: by, data: data, parents: heads)
  }
}

extension ResolutionPayload.Register {
  /// The register that an entry names; nil where it names none.
  fileprivate init?(_ entry: Entry) {
    let word = entry.content["register"]?.string
    if let form = entry.content["form"]?.string, let question = entry.content["question"]?.string {
      let instance = entry.content["instance"]?.string ?? ""
      self =
        word == "logic"
        ? .logic(form: form, question: question, instance: instance)
        : .answer(form: form, question: question, instance: instance)
      return
    }
    switch (word, entry.content["field"]?.string) {
    case ("state", _): self = .state
    case ("subject", let field?): self = .subject(field: field)
    default: return nil
    }
  }

  /// The members by which an entry names the register.
  fileprivate var data: [String: JSONValue] {
    switch self {
    case .answer(let form, let question, let instance):
      var data: [String: JSONValue] = ["form": .string(form), "question": .string(question)]
      if !instance.isEmpty { data["instance"] = .string(instance) }
      return data
    case .state: return ["register": "state"]
    case .subject(let field): return ["register": "subject", "field": .string(field)]
    case .logic(let form, let question, let instance):
      let answer = Self.answer(form: form, question: question, instance: instance)
      return answer.data.merging(["register": "logic"]) { first, _ in first }
    }
  }
}
