/// One value that people may set independently of each other within a visit (merge.md 3 and 4).
package enum Register: Hashable, Sendable {
  /// The answer to one question; the instance is empty where the question stands once.
  case answer(form: String, question: String, instance: String)
  /// The state of the visit.
  case state
  /// One field of the subject's data.
  case subject(field: String)

  /// The register as a list of words, for sorting and for identities.
  package var path: [String] {
    switch self {
    case .answer(let form, let question, let instance): ["answer", form, question, instance]
    case .state: ["state"]
    case .subject(let field): ["subject", field]
    }
  }
}

extension Register: Comparable {
  package static func < (left: Register, right: Register) -> Bool {
    left.path.lexicographicallyPrecedes(right.path)
  }
}
