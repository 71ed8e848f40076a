package import Inspection

/// An expression of the form language: XLSForm's subset of XPath 1.0, parsed once.
///
/// Two expressions are equal when their sources are.
package struct Expression: Sendable {
  /// A question that the expression names.
  package struct Reference: Hashable, Sendable {
    /// The name between `${` and `}`.
    package let name: String
    /// The character of the expression where it stands, from 1.
    package let position: Int
  }

  /// The text as written.
  package let source: String
  /// The questions named, in the order of the text.
  package let references: [Reference]
  /// Whether `.`, the question's own answer, is used.
  package let usesOwn: Bool
  let root: ExpressionNode

  /// Parses a text.
  ///
  /// - Throws: what is wrong and at which character.
  package init(_ source: String) throws(ExpressionError) {
    var parser = try ExpressionParser(source)
    self.source = source
    root = try parser.parse()
    references = parser.references
    usesOwn = parser.usesOwn
  }

  /// Computes the value; total: odd values give `notANumber` or false, never a failure.
  package func value(in scope: ExpressionScope) -> ExpressionValue {
    root.value(in: scope)
  }
}

extension Expression: Hashable {
  package static func == (left: Expression, right: Expression) -> Bool {
    left.source == right.source
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(source)
  }
}

/// What an expression can see while it is computed.
package struct ExpressionScope {
  /// The answer of the question that the expression belongs to: `.`.
  package let own: ExpressionValue
  /// The day of the check, in the time zone of the place.
  package let today: CalendarDate
  /// The answer of a question by name, seen from the instance of the expression's question.
  package let value: (String) -> ExpressionValue
  /// The answers of a question in all instances, for `count()` and `sum()`.
  package let all: (String) -> [ExpressionValue]

  /// A scope from its parts.
  package init(
    own: ExpressionValue = .unanswered, today: CalendarDate,
    value: @escaping (String) -> ExpressionValue = { _ in .unanswered },
    all: @escaping (String) -> [ExpressionValue] = { _ in [] }
  ) {
    self.own = own
    self.today = today
    self.value = value
    self.all = all
  }
}
