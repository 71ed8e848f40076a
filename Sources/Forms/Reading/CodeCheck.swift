/// Finds comparisons with codes that a question does not have: a rule that could never fire.
enum CodeCheck {
  /// Pairs of code and question, for `${x} = 'code'`, `${x} != 'code'` and
  /// `selected(${x}, 'code')`.
  static func unknownCodes(
    in expression: Expression, own: Question?, known: (String) -> Question?
  ) -> [(code: String, question: String)] {
    var found: [(code: String, question: String)] = []
    func compare(_ left: ExpressionNode, _ right: ExpressionNode) {
      guard case .literal(.text(let code)) = right, !code.isEmpty,
        let question = question(of: left, own: own, known: known), let codes = codes(of: question)
      else { return }
      // The answer set of a `select_multiple` compares as its codes joined by spaces.
      let words =
        question.kind == .selectMultiple ? code.split(separator: " ").map(String.init) : [code]
      for word in words where !codes.contains(word) { found.append((word, question.name)) }
    }
    expression.root.walk { node in
      switch node {
      case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right):
        compare(left, right)
        compare(right, left)
      case .call(let function, let arguments) where function.name == "selected":
        compare(arguments[0], arguments[1])
      default: break
      }
    }
    return found
  }

  private static func question(
    of node: ExpressionNode, own: Question?, known: (String) -> Question?
  ) -> Question? {
    switch node {
    case .own: own
    case .reference(let name): known(name)
    default: nil
    }
  }

  private static func codes(of question: Question) -> Set<String>? {
    if question.kind == .yesNoNA { return ["yes", "no", "na"] }
    return question.kind.takesChoices ? Set(question.choices.map(\.name)) : nil
  }
}
