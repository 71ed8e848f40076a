import Inspection

/// The tree of a parsed expression.
indirect enum ExpressionNode: Sendable {
  case literal(ExpressionValue)
  case own
  case reference(String)
  case call(ExpressionFunction, [ExpressionNode])
  case binary(ExpressionOperator, ExpressionNode, ExpressionNode)
  case negated(ExpressionNode)

  func value(in scope: ExpressionScope) -> ExpressionValue {
    switch self {
    case .literal(let value): value
    case .own: scope.own
    case .reference(let name): scope.value(name)
    case .call(let function, let arguments): function.evaluate(arguments, scope)
    case .binary(let operation, let left, let right): operation.apply(left, right, in: scope)
    case .negated(let operand):
      .number(orNone: operand.value(in: scope).number?.negated)
    }
  }

  /// The node and all below it, for checks of a form.
  func walk(_ visit: (ExpressionNode) -> Void) {
    visit(self)
    switch self {
    case .call(_, let arguments):
      for argument in arguments { argument.walk(visit) }
    case .binary(_, let left, let right):
      left.walk(visit)
      right.walk(visit)
    case .negated(let operand): operand.walk(visit)
    case .literal, .own, .reference: break
    }
  }
}
