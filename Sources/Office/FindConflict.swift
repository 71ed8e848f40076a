import Forms
import Inspection
import Journal
import Merge
import Storage

/// Which conflict of a visit a word on the office's command line means.
enum FindConflict {
  /// The conflict.
  ///
  /// - Parameters:
  ///   - word: A question's name with its instance where it repeats, `state`, or a field of the
  ///     subject's data, in any case; nil where the visit has one conflict.
  ///   - file: The visit.
  /// - Returns: The one open conflict that the word means.
  /// - Throws: `OfficeError.unknown` for a question that the visit does not ask; `noConflict`,
  ///   `ambiguous`.
  static func named(_ word: String?, in file: VisitFile) throws -> Conflict {
    let matching = file.view.conflicts.filter { conflict in
      word.map { names(of: conflict).contains($0.lowercased()) } ?? true
    }
    guard let first = matching.first else {
      if let word, !isKnown(word.lowercased(), in: file) {
        throw OfficeError.unknown(.question, word)
      }
      throw OfficeError.noConflict([file.name, word].compactMap { $0 }.joined(separator: " "))
    }
    guard matching.count == 1 else { throw OfficeError.ambiguous(.conflict, file.name) }
    return first
  }

  private static func names(of conflict: Conflict) -> [String] {
    switch conflict.register {
    case .answer(_, let question, ""): [question.lowercased()]
    case .answer(_, let question, let instance):
      [question.lowercased(), "\(question)#\(instance)".lowercased()]
    case .subject(let field): [field.lowercased()]
    case .state, nil: ["state"]
    }
  }

  private static func isKnown(_ word: String, in file: VisitFile) -> Bool {
    let asked = file.evaluation.states.flatMap { state in
      [state.key.question, "\(state.key.question)#\(state.key.instance)"]
    }
    return word == "state" || asked.contains { $0.lowercased() == word }
  }
}
