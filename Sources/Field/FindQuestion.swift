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
  ///   - word: A name such as `CT-01`, a name with its instance such as `SE-05#2`, or a number. An
  ///     instance that nothing is recorded of may be named too, up to the most that there may be.
  ///   - file: The visit.
  ///   - filled: Whether it may be one that an act fills: not answered, but shown by evidence.
  /// - Returns: The question as it stands in the visit.
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
    let most = repeats(first, file)?.maximum
    if free(most ?? 0, same).contains(instance) { return first.begun(as: instance) }
    throw FieldError.instance(question: first.question.name, most: most)
  }

  /// One more instance of a repeating section, which begins with its first answer.
  ///
  /// - Parameters:
  ///   - state: A question of the section.
  ///   - file: The visit.
  /// - Returns: How its first question is named, and how many instances there may be; nil where the
  ///   section does not repeat, or not any more.
  package static func oneMore(
    like state: QuestionState, in file: VisitFile
  ) -> (name: String, most: Int)? {
    let section = file.evaluation.states.filter {
      $0.key.form == state.key.form && $0.section == state.section && $0.question.isAsked
    }
    guard let most = repeats(state, file)?.maximum, let first = section.first,
      let next = free(most, section.filter { $0.key.question == first.key.question }).first
    else { return nil }
    return ("\(first.key.question)#\(next)", most)
  }

  private static func repeats(_ state: QuestionState, _ file: VisitFile) -> Section.Repeat? {
    let sections = file.forms.form(state.key.form)?.sections
    return sections?.first { $0.id == state.section }?.repeats
  }

  /// The numbers that no instance has yet, while there may be more.
  private static func free(_ most: Int, _ instances: [QuestionState]) -> [String] {
    guard instances.count < most else { return [] }
    let taken = Set(instances.map(\.key.instance))
    return (1...most).map(String.init).filter { !taken.contains($0) }
  }
}
