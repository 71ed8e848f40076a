import Inspection

/// One function of the language: its name, how many arguments it takes, and what it computes.
struct ExpressionFunction: Sendable {
  typealias Body = @Sendable ([ExpressionNode], ExpressionScope) -> ExpressionValue

  let name: String
  let arguments: ClosedRange<Int>
  let evaluate: Body

  init(_ name: String, _ arguments: ClosedRange<Int>, _ evaluate: @escaping Body) {
    self.name = name
    self.arguments = arguments
    self.evaluate = evaluate
  }

  /// Why the arguments cannot stand; nil when they can.
  func defect(_ given: [ExpressionNode]) -> ExpressionError.Reason? {
    guard arguments.contains(given.count) else { return .wrongArguments(function: name) }
    switch name {
    case "count", "sum":
      guard case .reference = given[0] else { return .wrongArguments(function: name) }
      return nil
    case "regex":
      guard case .literal(.text(let pattern)) = given[1], RegularExpression.isValid(pattern) else {
        return .badPattern
      }
      return nil
    default: return nil
    }
  }

  /// The functions by name.
  static let named = Dictionary(
    (logic + choices + texts + numbers + dates).map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first })

  private static let logic = [
    ExpressionFunction("true", 0...0) { _, _ in .boolean(true) },
    ExpressionFunction("false", 0...0) { _, _ in .boolean(false) },
    ExpressionFunction("not", 1...1) { .boolean(!$0[0].value(in: $1).isTrue) },
    ExpressionFunction("if", 3...3) { arguments, scope in
      arguments[arguments[0].value(in: scope).isTrue ? 1 : 2].value(in: scope)
    },
    ExpressionFunction("coalesce", 2...8) { arguments, scope in
      let values = arguments.lazy.map { $0.value(in: scope) }
      return values.first(where: \.isAnswered) ?? .unanswered
    },
  ]

  private static let choices = [
    ExpressionFunction("selected", 2...2) { arguments, scope in
      let code = arguments[1].value(in: scope).text
      return .boolean(arguments[0].value(in: scope).codes.contains(code))
    },
    ExpressionFunction("count-selected", 1...1) {
      .number(ExactDecimal($0[0].value(in: $1).codes.count))
    },
    ExpressionFunction("count", 1...1) {
      .number(ExactDecimal(instances($0[0], in: $1).count))
    },
    ExpressionFunction("sum", 1...1) { arguments, scope in
      var total: ExactDecimal? = .zero
      for value in instances(arguments[0], in: scope) {
        total = value.number.flatMap { number in total?.adding(number) }
      }
      return .number(orNone: total)
    },
  ]

  private static let texts = [
    ExpressionFunction("string-length", 1...1) {
      .number(ExactDecimal($0[0].value(in: $1).text.unicodeScalars.count))
    },
    ExpressionFunction("concat", 1...8) { arguments, scope in
      .text(arguments.map { $0.value(in: scope).text }.joined())
    },
    ExpressionFunction("contains", 2...2) { arguments, scope in
      let part = arguments[1].value(in: scope).text
      return .boolean(part.isEmpty || arguments[0].value(in: scope).text.contains(part))
    },
    ExpressionFunction("regex", 2...2) { arguments, scope in
      let pattern = arguments[1].value(in: scope).text
      return .boolean(
        RegularExpression.matches(arguments[0].value(in: scope).text, pattern: pattern))
    },
  ]

  private static let numbers = [
    ExpressionFunction("number", 1...1) { .number(orNone: $0[0].value(in: $1).number) },
    ExpressionFunction("abs", 1...1) { arguments, scope in
      let number = arguments[0].value(in: scope).number
      return .number(orNone: number.map { $0.isLess(than: .zero) ? $0.negated : $0 })
    },
  ]

  private static let dates = [
    ExpressionFunction("today", 0...0) { _, scope in .date(scope.today) },
    ExpressionFunction("date", 1...1) { arguments, scope in
      arguments[0].value(in: scope).date.map(ExpressionValue.date) ?? .unanswered
    },
    ExpressionFunction("add-months", 2...2) { arguments, scope in
      guard let date = arguments[0].value(in: scope).date,
        let months = arguments[1].value(in: scope).number?.whole
      else { return .unanswered }
      return date.adding(months: months).map(ExpressionValue.date) ?? .unanswered
    },
  ]

  private static func instances(
    _ node: ExpressionNode, in scope: ExpressionScope
  ) -> [ExpressionValue] {
    guard case .reference(let name) = node else { return [] }
    return scope.all(name).filter(\.isAnswered)
  }
}
