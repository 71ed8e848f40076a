/// Reads an expression by operator strength.
struct ExpressionParser {
  private(set) var references: [Expression.Reference] = []
  private(set) var usesOwn = false
  private var lexer: ExpressionLexer
  private var token = ExpressionLexer.Token.end
  private var position = 1
  private var depth = 0

  private static let maximumLength = 4000
  private static let maximumDepth = 64

  init(_ source: String) throws(ExpressionError) {
    guard source.utf8.count <= Self.maximumLength else {
      throw ExpressionError(reason: .tooLarge, position: 1)
    }
    lexer = ExpressionLexer(source)
    try advance()
    guard token != .end else { throw ExpressionError(reason: .empty, position: 1) }
  }

  mutating func parse() throws(ExpressionError) -> ExpressionNode {
    let node = try expression(above: 0)
    guard token == .end else { throw unexpected() }
    return node
  }

  private mutating func advance() throws(ExpressionError) {
    lexer.skipSpace()
    position = lexer.position
    token = try lexer.next()
  }

  private func unexpected() -> ExpressionError {
    ExpressionError(reason: .unexpected(token.written), position: position)
  }

  private mutating func expression(above strength: Int) throws(ExpressionError) -> ExpressionNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw ExpressionError(reason: .tooLarge, position: position)
    }
    var left = try operand()
    var chain = 0
    while let operation = token.operation, operation.strength > strength {
      // A long chain nests its tree to the left as deeply as parentheses would.
      chain += 1
      guard chain <= Self.maximumDepth * 4 else {
        throw ExpressionError(reason: .tooLarge, position: position)
      }
      try advance()
      left = .binary(operation, left, try expression(above: operation.strength))
    }
    return left
  }

  private mutating func operand() throws(ExpressionError) -> ExpressionNode {
    let current = token
    let start = position
    switch current {
    case .number(let number):
      try advance()
      return .literal(.number(number))
    case .text(let text):
      try advance()
      return .literal(.text(text))
    case .own:
      usesOwn = true
      try advance()
      return .own
    case .reference(let name):
      references.append(Expression.Reference(name: name, position: start))
      try advance()
      return .reference(name)
    case .symbol("-"):
      try advance()
      // Only `*`, `div` and `mod` bind as strongly as a sign.
      return .negated(try expression(above: ExpressionOperator.times.strength))
    case .symbol("("):
      try advance()
      let inner = try expression(above: 0)
      try take(")")
      return inner
    case .name(let name): return try call(name, at: start)
    case .symbol, .end: throw unexpected()
    }
  }

  private mutating func call(
    _ name: String, at start: Int
  ) throws(ExpressionError) -> ExpressionNode {
    try advance()
    guard token == .symbol("(") else {
      throw ExpressionError(reason: .unexpected(name), position: start)
    }
    guard let function = ExpressionFunction.named[name] else {
      throw ExpressionError(reason: .unknownFunction(name), position: start)
    }
    try advance()
    var arguments: [ExpressionNode] = []
    if token != .symbol(")") {
      arguments.append(try expression(above: 0))
      while token == .symbol(",") {
        try advance()
        arguments.append(try expression(above: 0))
      }
    }
    try take(")")
    if let reason = function.defect(arguments) {
      throw ExpressionError(reason: reason, position: start)
    }
    return .call(function, arguments)
  }

  private mutating func take(_ symbol: String) throws(ExpressionError) {
    guard token == .symbol(symbol) else { throw unexpected() }
    try advance()
  }
}

extension ExpressionLexer.Token {
  fileprivate var operation: ExpressionOperator? {
    switch self {
    case .symbol(let text), .name(let text): ExpressionOperator(rawValue: text)
    default: nil
    }
  }

  fileprivate var written: String {
    switch self {
    case .number(let number): number.description
    case .text(let text): "'\(text)'"
    case .reference(let name): "${\(name)}"
    case .own: "."
    case .name(let text), .symbol(let text): text
    case .end: ""
    }
  }
}
