import Inspection

/// The operators between two operands, weakest first.
enum ExpressionOperator: String, Sendable {
  case or = "or"
  case and = "and"
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case div = "div"
  case mod = "mod"

  /// How strongly the operator binds; a larger number binds more strongly.
  var strength: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .plus, .minus: 5
    case .times, .div, .mod: 6
    }
  }

  func apply(
    _ left: ExpressionNode, _ right: ExpressionNode, in scope: ExpressionScope
  ) -> ExpressionValue {
    switch self {
    case .or: .boolean(left.value(in: scope).isTrue || right.value(in: scope).isTrue)
    case .and: .boolean(left.value(in: scope).isTrue && right.value(in: scope).isTrue)
    default: apply(left.value(in: scope), right.value(in: scope))
    }
  }

  private func apply(_ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue {
    switch self {
    case .or: .boolean(left.isTrue || right.isTrue)
    case .and: .boolean(left.isTrue && right.isTrue)
    case .equal: .boolean(Self.equal(left, right))
    case .notEqual: .boolean(!Self.equal(left, right))
    case .less: .boolean(Self.less(left, right) == true)
    case .lessOrEqual: .boolean(Self.less(right, left) == false)
    case .greater: .boolean(Self.less(right, left) == true)
    case .greaterOrEqual: .boolean(Self.less(left, right) == false)
    case .plus: Self.shift(left, right) { $0.adding($1) }
    case .minus: Self.shift(left, right) { $0.subtracting($1) }
    case .times: Self.combine(left, right) { $0.multiplied(by: $1) }
    case .div: Self.combine(left, right) { $0.divided(by: $1) }
    case .mod: Self.combine(left, right) { $0.remainder(dividingBy: $1) }
    }
  }

  /// XPath 1.0, section 3.4: truth values before numbers before text; a day compares as a day.
  private static func equal(_ left: ExpressionValue, _ right: ExpressionValue) -> Bool {
    switch (left, right) {
    case (.boolean, _), (_, .boolean): left.isTrue == right.isTrue
    case (.notANumber, _), (_, .notANumber): false
    case (.number, _), (_, .number):
      left.number.map { $0 == right.number } ?? false
    case (.date, _), (_, .date): left.date.map { $0 == right.date } ?? false
    default: left.text.utf8.elementsEqual(right.text.utf8)
    }
  }

  /// Whether one is before the other; nil where one is neither a number nor a day, so that an
  /// unanswered question is neither below nor above a limit.
  private static func less(_ left: ExpressionValue, _ right: ExpressionValue) -> Bool? {
    if let first = left.date, let second = right.date { return first < second }
    guard let first = left.number, let second = right.number else { return nil }
    return first.isLess(than: second)
  }

  /// A day plus or minus days is a day; a day minus a day is a number of days.
  private static func shift(
    _ left: ExpressionValue, _ right: ExpressionValue,
    by operation: (ExactDecimal, ExactDecimal) -> ExactDecimal?
  ) -> ExpressionValue {
    let result = combine(datesCounted(left), datesCounted(right), by: operation)
    guard left.date != nil, right.date == nil, case .number(let number) = result else {
      return result
    }
    // Days outside years 1 to 9999 have no spelling.
    guard let days = number.whole, (-719_162...2_932_896).contains(days) else { return .notANumber }
    return .date(CalendarDate(daysSinceEpoch: days))
  }

  private static func datesCounted(_ value: ExpressionValue) -> ExpressionValue {
    value.date.map(ExpressionValue.date) ?? value
  }

  private static func combine(
    _ left: ExpressionValue, _ right: ExpressionValue,
    by operation: (ExactDecimal, ExactDecimal) -> ExactDecimal?
  ) -> ExpressionValue {
    guard let first = left.number, let second = right.number else { return .notANumber }
    return .number(orNone: operation(first, second))
  }
}
