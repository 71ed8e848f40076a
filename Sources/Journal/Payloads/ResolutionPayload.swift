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
  }

  /// Which register is decided.
  package var register: Register
  /// The value that holds from now on: a head's or a third one; for a state, its word such as
  /// `visit.finished`.
  ///
  /// Nil clears the answer.
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
    guard entry.type == .conflictResolved, let reason = entry.data["reason"]?.string else {
      return nil
    }
    if let form = entry.data["form"]?.string, let question = entry.data["question"]?.string {
      let instance = entry.data["instance"]?.string ?? ""
      register = .answer(form: form, question: question, instance: instance)
    } else if entry.data["register"]?.string == "state" {
      register = .state
    } else {
      return nil
    }
    value = entry.data["value"]
    self.reason = reason
  }

  /// The entry that records the decision about those heads.
  package func draft(visit: String, by: [String], heads: [Digest]) -> EntryDraft {
    var data: [String: JSONValue] = ["reason": .string(reason)]
    switch register {
    case .answer(let form, let question, let instance):
      data["form"] = .string(form)
      data["question"] = .string(question)
      if !instance.isEmpty { data["instance"] = .string(instance) }
    case .state:
      data["register"] = "state"
    }
    if let value { data["value"] = value }
    return EntryDraft(.conflictResolved, visit: visit, by: by, data: data, parents: heads)
  }
}
