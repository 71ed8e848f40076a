/// Cuts an expression into tokens.
struct ExpressionLexer {
  enum Token: Equatable {
    case number(ExactDecimal)
    case text(String)
    case reference(String)
    case own
    /// A function name, or one of `and`, `or`, `div`, `mod`.
    case name(String)
    /// An operator, a parenthesis or a comma.
    case symbol(String)
    case end
  }

  private let characters: [Character]
  private(set) var offset = 0

  init(_ source: String) {
    characters = Array(source)
  }

  /// The character where the next token begins, from 1.
  var position: Int { offset + 1 }

  mutating func skipSpace() {
    while offset < characters.count, characters[offset].isWhitespace { offset += 1 }
  }

  mutating func next() throws(ExpressionError) -> Token {
    skipSpace()
    guard offset < characters.count else { return .end }
    let first = characters[offset]
    if first.isDigit || (first == "." && peek(1)?.isDigit == true) { return try number() }
    switch first {
    case "'", "\"": return .text(try closed(by: first, opening: 1))
    case "$": return try reference()
    case ".": return single(.own)
    case "(", ")", ",", "+", "-", "*", "=": return single(.symbol(String(first)))
    case "<", ">", "!": return try comparison(first)
    case let letter where letter.isNameStart: return .name(name())
    default: throw unexpected(String(first))
    }
  }

  private func peek(_ distance: Int) -> Character? {
    offset + distance < characters.count ? characters[offset + distance] : nil
  }

  private func unexpected(_ text: String) -> ExpressionError {
    ExpressionError(reason: .unexpected(text), position: position)
  }

  private mutating func single(_ token: Token) -> Token {
    offset += 1
    return token
  }

  private mutating func comparison(_ first: Character) throws(ExpressionError) -> Token {
    if peek(1) == "=" {
      offset += 2
      return .symbol("\(first)=")
    }
    guard first != "!" else { throw unexpected("!") }
    return single(.symbol(String(first)))
  }

  private mutating func number() throws(ExpressionError) -> Token {
    let start = offset
    while let character = peek(0), character.isDigit || character == "." { offset += 1 }
    var text = String(characters[start..<offset])
    if text.hasPrefix(".") { text = "0" + text }
    guard let number = ExactDecimal(text) else {
      throw ExpressionError(reason: .unexpected(text), position: start + 1)
    }
    return .number(number)
  }

  private mutating func reference() throws(ExpressionError) -> Token {
    guard peek(1) == "{" else { throw unexpected("$") }
    let start = position
    let name = try closed(by: "}", opening: 2)
    guard QuestionName.isValid(name) else {
      throw ExpressionError(reason: .unexpected(name), position: start)
    }
    return .reference(name)
  }

  private mutating func closed(
    by end: Character, opening: Int
  ) throws(ExpressionError) -> String {
    let start = offset + opening
    guard start <= characters.count, let close = characters[start...].firstIndex(of: end) else {
      throw ExpressionError(reason: .unclosed, position: position)
    }
    offset = close + 1
    return String(characters[start..<close])
  }

  private mutating func name() -> String {
    let start = offset
    while let character = peek(0), character.isNameStart || character.isDigit || character == "-" {
      offset += 1
    }
    return String(characters[start..<offset])
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isNameStart: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
}
