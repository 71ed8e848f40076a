import Forms
import Journal
package import Merge

extension VisitFile {
  /// The conflict that a word on the command line means.
  ///
  /// - Parameter word: A question's name with its instance where it repeats, `state`, or a field of
  ///   the subject's data, in any case; nil where the visit has one conflict.
  /// - Returns: The one open conflict that the word means.
  /// - Throws: `DecisionError.unknownQuestion`, `noConflict`, `severalConflicts`.
  package func conflict(named word: String?) throws(DecisionError) -> Conflict {
    let matching = view.conflicts.filter { conflict in
      word.map { conflict.names.contains($0.lowercased()) } ?? true
    }
    guard let first = matching.first else {
      if let word, !isKnown(word.lowercased()) { throw .unknownQuestion(word) }
      throw .noConflict([name, word].compactMap { $0 }.joined(separator: " "))
    }
    guard matching.count == 1 else { throw .severalConflicts(name) }
    return first
  }

  private func isKnown(_ word: String) -> Bool {
    let asked = evaluation.states.flatMap { state in
      [state.key.question, "\(state.key.question)#\(state.key.instance)"]
    }
    return word == "state" || asked.contains { $0.lowercased() == word }
  }
}

extension Conflict {
  /// By what people name it, in lower case.
  fileprivate var names: [String] {
    switch register {
    case .answer(_, let question, ""): [question.lowercased()]
    case .answer(_, let question, let instance):
      [question.lowercased(), "\(question)#\(instance)".lowercased()]
    case .subject(let field): [field.lowercased()]
    case .state, nil: ["state"]
    }
  }
}
