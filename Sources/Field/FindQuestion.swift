package import Forms
package import Storage

/// Which question a word on the command line means: its name, or its number in `show`.
package enum FindQuestion {
  /// The questions of a visit as `show` numbers them, from 1: those that are asked, in order.
  package static func numbered(_ file: VisitFile) -> [(number: Int, state: QuestionState)] {
    file.evaluation.states.filter(\.question.isAsked).enumerated().map { ($0 + 1, $1) }
  }

  /// The state of the question meant.
  ///
  /// - Parameters:
  ///   - word: A name such as `CT-01`, a name with its instance such as `SE-05#2`, or a number.
  ///   - file: The visit.
  ///   - filled: Whether it may be one that an act fills: not answered, but shown by evidence.
  /// - Throws: `FieldError.unknownQuestion`, `filledByAct`, `instance`.
  package static func named(
    _ word: String, in file: VisitFile, filled: Bool = false
  ) throws -> QuestionState {
    let numbered = numbered(file)
    if let number = Int(word) {
      guard let found = numbered.first(where: { $0.number == number }) else {
        throw FieldError.unknownQuestion(word)
      }
      return found.state
    }
    let parts = word.split(separator: "#", maxSplits: 1).map(String.init)
    let name = parts.first?.uppercased() ?? ""
    let same = file.evaluation.states.filter { $0.question.name.uppercased() == name }
    guard let first = same.first else { throw FieldError.unknownQuestion(word) }
    if !filled, let act = first.question.filledBy {
      throw FieldError.filledByAct(question: first.question.name, act: act.rawValue)
    }
    let instance = parts.count > 1 ? parts[1] : ""
    if let exact = same.first(where: { $0.key.instance == instance }) { return exact }
    if instance.isEmpty, same.count == 1 { return first }
    throw FieldError.instance(
      question: first.question.name, repeats: !first.key.instance.isEmpty)
  }
}
